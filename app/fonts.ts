import cyrillic from "@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2";
import latinExtended from "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2";
import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";
import vietnamese from "@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2";
import { preload } from "react-dom";
import type { Language } from "@/components/checkout/languages";

/** What a language needs beside plain Latin. */
const MORE: Readonly<Partial<Record<Language, string>>> = { ru: cyrillic, tr: latinExtended, vi: vietnamese };

/** Has the browser fetch the font of a language beside the style sheet, so that it is there for the first paint. */
export function preloadFonts(language: Language): void {
  for (const url of [latin, MORE[language]])
    if (url) preload(url, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
}
