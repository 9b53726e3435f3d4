import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False in the server's HTML: a form sent before React listens would put nothing to use. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
