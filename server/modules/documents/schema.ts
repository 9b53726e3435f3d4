import { z } from "zod";
import { timeSchema } from "@/server/core/wire";
import { publicInvoiceSchema } from "@/server/modules/invoices/schema";
import { settlementReportInputSchema } from "@/server/modules/reports/schema";

const text = z.string().max(2_000);
const row = z.object({ label: text, value: text, strong: z.boolean().optional() });

/** Where lines begin: on the left, or on the right as in Arabic. */
const directionSchema = z.enum(["ltr", "rtl"]);
export type Direction = z.output<typeof directionSchema>;

/** A receipt in the customer's words: what stands on it, top to bottom. */
export const receiptContentSchema = z.object({
  direction: directionSchema,
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

export const getReceiptSchema = z.object({ id: z.string() });
export type GetReceiptInput = z.input<typeof getReceiptSchema>;

const shown = publicInvoiceSchema.shape;

/** A receipt as data: what its page shows, for a program. It exists while its invoice is paid. */
export const receiptSchema = z
  .object({
    id: shown.id.describe("The id of its invoice"),
    object: z.literal("receipt"),
    livemode: shown.livemode,
    merchant: shown.merchant.pick({ name: true }),
    paid_at: timeSchema,
    order_id: shown.order_id,
    description: shown.description,
    currency: shown.currency,
    amount: shown.amount,
    subtotal_amount: shown.subtotal_amount,
    tax_amount: shown.tax_amount,
    line_items: shown.line_items,
    asset: shown.payable.shape.asset,
    network: shown.payable.shape.network,
    amount_due: shown.amount_due.describe("What was asked for, in `asset`"),
    amount_paid: shown.amount_paid,
    amount_overpaid: shown.amount_overpaid.describe("The part of `amount_paid` beyond `amount_due`"),
    payments: shown.payments,
    receipt_url: z.string().describe("The page that you can send the customer to"),
    pdf_url: z
      .string()
      .nullable()
      .describe(
        "The same as PDF, in English, or in another of the checkout's languages with `?lang=de`. Null where it has a script that can only be printed from the page",
      ),
    created_at: timeSchema.describe("When it came into being: `paid_at`"),
  })
  .meta({ id: "Receipt" });
export type Receipt = z.output<typeof receiptSchema>;

export const statementInputSchema = settlementReportInputSchema.pick({ from: true, to: true });
export type StatementInput = z.input<typeof statementInputSchema>;

export type Ranges = readonly (readonly [first: number, last: number])[];

/** Reads CSS's `unicode-range`: `U+0000-00FF,U+0131`. */
export function parseRanges(text: string): Ranges {
  return text.split(",").map((range) => {
    const [first = "", last = first] = range.replace("U+", "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

export function isWithin(ranges: Ranges, character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => point >= first && point <= last);
}

/** Marks that turn text around or join it: they are heeded, but not written. */
export const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/;

/** Composed characters on one line. */
export function onOneLine(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
}

/** What the bundled fonts have: Latin with its extensions, Greek, Cyrillic, Arabic, Devanagari and common signs. */
const WRITABLE = parseRanges(
  "U+0020-007E,U+00A0-00AC,U+00AE-0148,U+014A-01C3,U+01C5-024F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03D7," +
    "U+0400-0479,U+0480-049D,U+04A0-04FF,U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-0671,U+0679,U+067E," +
    "U+0686,U+0688,U+0691,U+0698,U+06A9,U+06AF,U+06BA,U+06BE,U+06C0-06C3,U+06CC,U+06D2-06D5,U+06F0-06F9," +
    "U+0900-097F,U+1E00-1E9B,U+1E9D-1EFF,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2032-2033," +
    "U+2039-203A,U+2044,U+20A0-20AF,U+20B1-20B5,U+20B8-20BA,U+20BC-20BF,U+2116,U+2122,U+2212",
);

function isWritableCharacter(character: string): boolean {
  return INVISIBLE.test(character) || isWithin(WRITABLE, character);
}

/** Whether the bundled fonts have every character of a text, or of all texts in a value. */
export function isWritable(value: unknown): boolean {
  if (typeof value === "string") return Array.from(onOneLine(value)).every(isWritableCharacter);
  return typeof value !== "object" || value === null || Object.values(value).every(isWritable);
}
