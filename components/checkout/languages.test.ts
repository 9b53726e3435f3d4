import { expect, test } from "vitest";
import { chooseLanguage, languageOf } from "@/components/checkout/languages";

test.each([
  ["pt", "pt-BR"],
  ["pt-PT", "pt-BR"],
  ["zh-Hant-TW", "zh"],
  ["AR_eg", "ar"],
  ["tlh", null],
  ["", null],
  ["constructor", null],
])("%s is %s", (tag, language) => expect(languageOf(tag)).toBe(language));

const nobody = { asked: null, remembered: null, accepted: null };

test.each([
  ["what is asked for", { asked: "fr", remembered: "de", accepted: "tr" }, "fr"],
  ["what was chosen before", { asked: "xx", remembered: "de", accepted: "tr" }, "de"],
  ["the best that the browser wants", { ...nobody, accepted: "nl, tr;q=0.4, es-MX;q=0.9" }, "es"],
  ["not what the browser refuses", { ...nobody, accepted: "fr;q=0, hi;q=0.1" }, "hi"],
  ["English for everybody else", { ...nobody, accepted: "*" }, "en"],
  ["English for nobody", nobody, "en"],
])("chooses %s", (_, wishes, language) => expect(chooseLanguage(wishes)).toBe(language));
