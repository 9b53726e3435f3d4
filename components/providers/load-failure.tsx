import { usePathname } from "next/navigation";
import { ErrorState } from "@/components/layout/error-state";
import { Button } from "@/components/ui/button";
import { failureOf } from "./failure";

interface LoadFailureProps {
  error: unknown;
  onRetry: () => void;
}

/** In place of data that could not be loaded: what the server said, and another try. */
export function LoadFailure({ error, onRetry }: LoadFailureProps) {
  const pathname = usePathname();
  const { message, requestId, errorCode } = failureOf(error);
  // What a page asks for comes from its address, and asking again gets the same answer.
  if (errorCode === "validation_failed") {
    return (
      <ErrorState
        title="This address names nothing that can be shown"
        action={<Button href={pathname}>Start over</Button>}
      >
        A part of it was changed or cut off.
      </ErrorState>
    );
  }
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
