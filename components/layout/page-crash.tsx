"use client";

import { ErrorState } from "@/components/layout/error-state";
import { Button } from "@/components/ui/button";

interface PageCrashProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed to render, with the shell around it still working: an `error.tsx` of any area exports it. */
export function PageCrash({ error, reset }: PageCrashProps) {
  return (
    <>
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        size="lg"
        reference={error.digest}
        action={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      />
    </>
  );
}
