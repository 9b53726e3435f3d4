"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Language } from "@/components/checkout/languages";
import type { Messages } from "@/components/checkout/messages/catalogue";
import { Words } from "@/components/checkout/words";

const WordsContext = createContext<Words | null>(null);

interface WordsProviderProps {
  language: Language;
  messages: Messages;
  children: ReactNode;
}

/** Gives the pages below it the words of one language; the other languages stay on the server. */
export function WordsProvider({ language, messages, children }: WordsProviderProps) {
  const words = useMemo(() => new Words(language, messages), [language, messages]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error("A page of the checkout stands outside of its WordsProvider");
  return words;
}
