import { z } from "zod";
import { settlementReportInputSchema } from "@/server/modules/reports/schema";

const text = z.string().max(2_000);
const row = z.object({ label: text, value: text, strong: z.boolean().optional() });

/** A receipt in the customer's words: what stands on it, top to bottom. */
export const receiptContentSchema = z.object({
  /** The invoice's id: the file is called after it. */
  id: text,
  title: text,
  /** When it was paid: the same receipt is the same file, byte for byte. */
  paid_at: z.iso.datetime(),
  paid_at_text: text,
  description: text.nullable(),
  items: z.array(z.object({ description: text, detail: text, amount: text })).max(50),
  totals: z.array(row).max(5),
  rows: z.array(row).max(20),
  payments_title: text,
  payments: z.array(z.object({ amount: text, status: text, tx_id: text })).max(1_000),
  footer: text,
});
export type ReceiptContent = z.output<typeof receiptContentSchema>;

export const statementInputSchema = settlementReportInputSchema.pick({ from: true, to: true });
export type StatementInput = z.input<typeof statementInputSchema>;

/** Marks that turn text around or join it: the page needs them, paper does not. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/g;

/** Text as it is written: composed characters, one line, nothing invisible. */
export function toWritten(text: string): string {
  return text.normalize("NFC").replaceAll(INVISIBLE, "").replaceAll(/\s+/gu, " ").trim();
}

/** What the bundled fonts have: Latin with its extensions, Greek, Cyrillic, Devanagari and common signs. */
const WRITABLE: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x377],
  [0x37a, 0x37f],
  [0x384, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x3ff],
  [0x400, 0x52f],
  [0x900, 0x97f],
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20bf],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2212, 0x2212],
];

function isWritableCharacter(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return WRITABLE.some(([first, last]) => point >= first && point <= last);
}

/** Whether the bundled fonts have every character of a text, or of all texts in a value. */
export function isWritable(value: unknown): boolean {
  if (typeof value === "string") return Array.from(toWritten(value)).every(isWritableCharacter);
  return typeof value !== "object" || value === null || Object.values(value).every(isWritable);
}
