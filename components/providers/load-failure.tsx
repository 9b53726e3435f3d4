import { ErrorState } from "@/components/layout/error-state";
import { Button } from "@/components/ui/button";
import { failureOf } from "./failure";

interface LoadFailureProps {
  error: unknown;
  onRetry: () => void;
}

/** In place of data that could not be loaded: what the server said, and another try. */
export function LoadFailure({ error, onRetry }: LoadFailureProps) {
  const { message, requestId, errorCode } = failureOf(error);
  return (
    <ErrorState
      title={errorCode === "internal" ? "This could not be loaded" : message}
      reference={errorCode === "internal" ? (requestId ?? undefined) : undefined}
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {errorCode === "internal" ? undefined : "Nothing was changed."}
    </ErrorState>
  );
}
