"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The name of the key that commands are given with: ⌘ on Apple's keyboards, Ctrl elsewhere and until the page is there. */
export function useModifier(): "⌘" | "Ctrl" {
  const isApple = useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  );
  return isApple ? "⌘" : "Ctrl";
}
