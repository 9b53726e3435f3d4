import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import { failureOf } from "./failure";

declare module "@tanstack/react-query" {
  interface Register {
    mutationMeta: {
      /** The component shows the failure itself, beside the field or in the dialog. */
      showsFailure?: boolean;
    };
  }
}

const STALE_MILLISECONDS = 5_000;
const RETRIES = 2;

/** A session that ended sends the reader to sign in and back. */
function leaveWhenSignedOut(error: unknown): void {
  if (typeof window === "undefined" || failureOf(error).errorCode !== "unauthenticated") return;
  const here = `${location.pathname}${location.search}`;
  location.assign(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}

/** Server state of one browser tab, or of one request on the server. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        leaveWhenSignedOut(error);
        if (mutation.meta?.showsFailure) return;
        const { message, requestId, errorCode } = failureOf(error);
        toast.error(
          message,
          errorCode === "internal" && requestId ? { description: `Reference ${requestId}` } : {},
        );
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MILLISECONDS,
        retry: (count, error) => count < RETRIES && failureOf(error).retryable,
      },
    },
  });
}
