/** Every language that the checkout speaks, by its own name. */
export const LANGUAGES = {
  en: "English",
  es: "Español",
  "pt-BR": "Português (Brasil)",
  fr: "Français",
  de: "Deutsch",
  ru: "Русский",
  zh: "中文",
  ar: "العربية",
  hi: "हिन्दी",
  vi: "Tiếng Việt",
  tr: "Türkçe",
  id: "Bahasa Indonesia",
} as const;

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_LIST = Object.keys(LANGUAGES) as Language[];

/** In the page's address, and the name of the cookie that remembers it. */
export const LANGUAGE_PARAMETER = "lang";
export const LANGUAGE_COOKIE = "daric_lang";
/** In which the proxy tells the pages of a request what it chose. */
export const LANGUAGE_HEADER = "x-daric-language";

export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** Of a tag as in BCP 47 the language that we speak: "pt" and "pt-PT" are pt-BR, "zh-Hant-TW" is zh. */
export function languageOf(tag: string | null | undefined): Language | null {
  const base = tag?.trim().toLowerCase().split(/[-_]/)[0];
  if (!base) return null;
  return LANGUAGE_LIST.find((language) => language.toLowerCase().split("-")[0] === base) ?? null;
}

/** The first of a browser's languages, best first, that we speak. */
function acceptedLanguage(header: string | null): Language | null {
  const wishes = (header ?? "")
    .split(",")
    .slice(0, 50)
    .map((wish) => {
      const [tag = "", ...parameters] = wish.split(";");
      const quality = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return null;
}

interface Wishes {
  /** Of the page's address. */
  readonly asked: string | null;
  /** Of the cookie. */
  readonly remembered: string | null;
  /** The header Accept-Language. */
  readonly accepted: string | null;
}

/** What a customer reads: what they asked for, else what they chose before, else what their browser prefers. */
export function chooseLanguage({ asked, remembered, accepted }: Wishes): Language {
  return languageOf(asked) ?? languageOf(remembered) ?? acceptedLanguage(accepted) ?? "en";
}
