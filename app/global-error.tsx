"use client";

import "./globals.css";
import { ErrorState } from "@/components/layout/error-state";
import { Button } from "@/components/ui/button";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** The last resort: the root layout itself failed, so this brings a document of its own. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <head>
        <title>Something went wrong · Daric</title>
      </head>
      <body className="flex min-h-dvh items-center justify-center">
        <main>
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
        </main>
      </body>
    </html>
  );
}
