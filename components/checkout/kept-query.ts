import type { Language } from "@/components/checkout/languages";
import { LANGUAGE_PARAMETER } from "@/components/checkout/languages";
import { EMBED_PARAMETER, ORIGIN_PARAMETER } from "@/components/checkout/embed";

/** What every link and form of the page carries on in the address: its language and the window that it is shown in. */
export function keptQuery(language: Language, embedder: string | null): Record<string, string> {
  return {
    [LANGUAGE_PARAMETER]: language,
    ...(embedder === null ? {} : { [EMBED_PARAMETER]: "1", [ORIGIN_PARAMETER]: embedder }),
  };
}
