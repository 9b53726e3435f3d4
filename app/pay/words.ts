import { headers } from "next/headers";
import { cache } from "react";
import { type Language, LANGUAGE_HEADER, languageOf } from "@/components/checkout/languages";
import type { Messages } from "@/components/checkout/messages/catalogue";
import { loadMessages } from "@/components/checkout/messages/load-messages";
import { Words } from "@/components/checkout/words";

/** The language of this request, as proxy.ts chose it, and all of its messages. */
export const requestMessages = cache(async (): Promise<{ language: Language; messages: Messages }> => {
  const language = languageOf((await headers()).get(LANGUAGE_HEADER)) ?? "en";
  return { language, messages: await loadMessages(language) };
});

/** The words of this request, for what the server writes itself. */
export const requestWords = cache(async (): Promise<Words> => {
  const { language, messages } = await requestMessages();
  return new Words(language, messages);
});
