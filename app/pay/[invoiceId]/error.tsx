"use client";

import { Phrase } from "@/components/checkout/phrase";
import { useWords } from "@/components/checkout/words-provider";
import { buttonStyle } from "@/components/ui/button-style";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A checkout that failed to render: the customer may have paid already, so it says what happens to the money. */
export default function CheckoutError({ error, reset }: ErrorPageProps) {
  const words = useWords();
  return (
    <main id="content" className="flex min-h-dvh flex-col items-center justify-center px-6 py-20 text-center">
      <h1 className="text-xl font-semibold text-ink">{words.say("crashTitle")}</h1>
      <p role="alert" className="mt-2 max-w-md text-pretty text-muted">
        {words.say("crashText")}
      </p>
      {error.digest ? (
        <p className="mt-2 text-xs text-muted">
          <Phrase
            words={words}
            of="crashReference"
            values={{ digest: <code className="font-mono text-ink select-all">{error.digest}</code> }}
          />
        </p>
      ) : null}
      <button
        type="button"
        onClick={reset}
        className={buttonStyle({ variant: "primary", size: "lg", className: "mt-6" })}
      >
        {words.say("tryAgain")}
      </button>
    </main>
  );
}
