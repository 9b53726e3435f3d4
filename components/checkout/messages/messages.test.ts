import { describe, expect, test } from "vitest";
import { LANGUAGE_LIST } from "@/components/checkout/languages";
import { en } from "@/components/checkout/messages/en";
import type { Messages } from "@/components/checkout/messages/catalogue";
import { loadMessages } from "@/components/checkout/messages/load-messages";

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").toSorted();
const formsOf = (message: Messages[keyof Messages]): [form: string, text: string][] =>
  typeof message === "string" ? [["other", message]] : Object.entries(message);
const COUNTS = Array.from({ length: 201 }, (_, count) => count);

const entriesOf = (messages: Messages) =>
  Object.entries(messages) as [keyof Messages, Messages[keyof Messages]][];

/** Forms that may spell their number out: "a minute" is no "{count} minute". */
const NUMBERED = new Set(["zero", "one", "two"]);

/** What a form is filled with, the count aside where it may be spelled out. */
function namesIn(form: string, text: string): string {
  return placeholders(text)
    .filter((name) => !(NUMBERED.has(form) && name === "count"))
    .join();
}

describe.each(LANGUAGE_LIST)("%s", (language) => {
  test("has every key, and none too many", async () => {
    expect(Object.keys(await loadMessages(language)).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  test("fills what English fills, and says something", async () => {
    const broken = entriesOf(await loadMessages(language)).flatMap(([key, message]) => {
      const english = formsOf(en[key]).at(-1)?.[1] ?? "";
      return formsOf(message)
        .filter(
          ([form, text]) =>
            text !== text.trim() || text === "" || namesIn(form, text) !== namesIn(form, english),
        )
        .map(([form]) => `${key} ${form}`);
    });
    expect(broken).toEqual([]);
  });

  test("has each form of the plural that counting needs", async () => {
    const rules = new Intl.PluralRules(language);
    const needed = [...new Set(COUNTS.map((count) => rules.select(count)))];
    const missing = entriesOf(await loadMessages(language))
      .filter(([, message]) => typeof message !== "string" && needed.some((form) => !(form in message)))
      .map(([key]) => key);
    expect(missing).toEqual([]);
  });
});

test("no language leaves English standing", async () => {
  const left: string[] = [];
  for (const language of LANGUAGE_LIST.filter((each) => each !== "en")) {
    for (const [key, message] of entriesOf(await loadMessages(language))) {
      const text: string = typeof message === "string" ? message : "";
      if (text.length > 14 && text === en[key]) left.push(`${language} ${key}`);
    }
  }
  expect(left).toEqual([]);
});
