"use client";

import { clsx } from "clsx";
import { Globe } from "lucide-react";
import { keptQuery } from "@/components/checkout/kept-query";
import {
  directionOf,
  type Language,
  LANGUAGE_COOKIE,
  LANGUAGE_LIST,
  LANGUAGES,
} from "@/components/checkout/languages";
import { useWords } from "@/components/checkout/words-provider";

const YEAR_SECONDS = 31_536_000;

/** For the next checkout, too. Without a script the page's address alone carries the choice. */
function remember(language: Language): void {
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/pay; max-age=${YEAR_SECONDS}; samesite=lax`;
}

/** Every language by its own name, in a list over the end of the nearest positioned box. Plain links, so that it works without a script. */
export function LanguagePicker({ embedder = null }: { embedder?: string | null }) {
  const words = useWords();
  return (
    <details className="shrink-0 text-xs">
      <summary className="flex list-none items-center gap-1.5 rounded-sm py-1 hover:text-ink [&::-webkit-details-marker]:hidden">
        <Globe aria-hidden className="size-4 shrink-0" />
        <span className="sr-only">{words.say("language")}: </span>
        {LANGUAGES[words.language]}
      </summary>
      <nav
        aria-label={words.say("language")}
        className="popup absolute end-0 bottom-full z-10 mb-1 grid w-64 grid-cols-2 gap-0.5 p-1.5"
      >
        {LANGUAGE_LIST.map((language) => (
          <a
            key={language}
            href={`?${new URLSearchParams(keptQuery(language, embedder))}`}
            lang={language}
            dir={directionOf(language)}
            hrefLang={language}
            aria-current={language === words.language ? "true" : undefined}
            onClick={() => remember(language)}
            className={clsx(
              "rounded-md px-2 py-1.5 text-start text-sm text-ink hover:bg-hover",
              language === words.language && "bg-accent-soft font-medium",
            )}
          >
            {LANGUAGES[language]}
          </a>
        ))}
      </nav>
    </details>
  );
}
