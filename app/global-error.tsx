"use client";

import "./globals.css";
import { Crash } from "@/components/layout/crash";

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
      <body>
        <Crash reference={error.digest} retry={reset} />
      </body>
    </html>
  );
}
