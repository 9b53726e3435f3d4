"use client";

import { ErrorState } from "@/components/layout/error-state";
import { Button } from "@/components/ui/button";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed to render. The digest is what the server's log carries too. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main id="content" className="flex min-h-[70dvh] flex-col items-center justify-center">
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        size="lg"
        reference={error.digest}
        action={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Button href="/">Home</Button>
          </>
        }
      />
    </main>
  );
}
