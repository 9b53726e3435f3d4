import type { Resolver } from "react-hook-form";
import { expect, test } from "vitest";
import { z } from "zod";
import { EMPTY_INVOICE, EMPTY_LINE, invoiceResolver } from "@/components/invoices/invoice-form";
import { EMPTY_LINK, linkResolver } from "@/components/payment-links/link-draft";
import { findIssues } from "@/server/core/explain-issue";
import { createInvoiceSchema } from "@/server/modules/invoices/schema";
import { accentColorSchema } from "@/server/modules/merchants/schema";
import { createPaymentLinkSchema } from "@/server/modules/payment-links/schema";
import { repositoryRoot } from "@/server/scripts/settings";
import { readSourceTree } from "@/server/testing/architecture/source-tree";
import { STOCK_WORDS, wrongInputs } from "@/server/testing/wrong-inputs";

/** Files of the pages that parse by zod in the browser, and whose words for it a person reads. */
const CHECKING = [
  "components/invoices/invoice-form.ts",
  "components/merchants/branding-form.tsx",
  "components/payment-links/link-draft.ts",
];
/** That ask only whether something is right, or read what no person has typed. */
const SILENT = ["components/docs/reference.ts", "components/overview/periods.ts"];

const TYPED = ["", " ", "x", "x".repeat(5_000), "\u0000", "-1", "0", "1.5", "1e30", "x:".repeat(5_000)];

/** A form with one field after the other wrong, and each line of its table. */
function wrongForms<Values extends object>(empty: Values): object[] {
  const fields = Object.keys(empty).filter((name) => name !== "line_items");
  const lines = Object.keys(EMPTY_LINE).flatMap((name) =>
    TYPED.map((text) => ({ ...EMPTY_LINE, [name]: text })),
  );
  return [
    empty,
    ...fields.flatMap((name) => TYPED.map((text) => ({ ...empty, [name]: text }))),
    ...lines.map((line) => ({ ...empty, line_items: [line] })),
    { ...empty, line_items: Array.from({ length: 60 }, () => EMPTY_LINE) },
  ];
}

/** Every sentence in what a form is told of its fields. */
function sentences(errors: unknown): string[] {
  if (typeof errors !== "object" || errors === null) return [];
  const own = "message" in errors && typeof errors.message === "string" ? [errors.message] : [];
  return [...own, ...Object.values(errors).flatMap(sentences)];
}

const stockOf = (said: readonly string[]) => [...new Set(said.filter((words) => STOCK_WORDS.test(words)))];

test.each([
  ["an invoice", EMPTY_INVOICE, invoiceResolver],
  ["a payment link", EMPTY_LINK, linkResolver],
] as const)("the form of %s speaks to a person", async (_, empty, resolver) => {
  const options = { fields: {}, shouldUseNativeValidation: false };
  const said: string[] = [];
  for (const values of wrongForms(empty)) {
    const { errors } = await (resolver as Resolver<object>)(values, undefined, options);
    said.push(...sentences(errors));
  }
  expect(new Set(said).size).toBeGreaterThan(8);
  expect(stockOf(said)).toEqual([]);
});

test.each([
  ["an invoice", createInvoiceSchema],
  ["a payment link", createPaymentLinkSchema],
])("the schema of %s has a word for everything that can be wrong", (_, schema) => {
  const said = wrongInputs(schema).flatMap((input) => findIssues(schema, input));
  expect(said.length).toBeGreaterThan(100);
  expect(stockOf(said.map(({ message }) => message))).toEqual([]);
});

test("a colour is judged in words of its own", () => {
  const said = TYPED.flatMap((text) => accentColorSchema.safeParse(text).error?.issues ?? []);
  expect(said.length).toBe(TYPED.length);
  expect(stockOf(said.map(({ message }) => message))).toEqual([]);
});

test("zod's own words would be found", () => {
  const { error } = z.object({ name: z.string().max(5) }).safeParse({ name: "Augusta" });
  expect(stockOf(error?.issues.map(({ message }) => message) ?? [])).toHaveLength(1);
});

test("no other page checks by itself: add it above", () => {
  const parsing = readSourceTree(repositoryRoot)
    .sources.filter(({ path, isTest }) => path.startsWith("components/") && !isTest)
    .filter(({ text }) => /zodResolver|\.safeParse\(|findIssues\(|\w[sS]chema\.parse\(/.test(text));
  expect(parsing.map(({ path }) => path)).toEqual([...CHECKING, ...SILENT].toSorted());
});
