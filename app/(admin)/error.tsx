"use client";

import { ErrorState } from "@/components/layout/error-state";
import { Button } from "@/components/ui/button";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed, with the operator’s area around it still working. */
export default function AdminError({ error, reset }: ErrorPageProps) {
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
