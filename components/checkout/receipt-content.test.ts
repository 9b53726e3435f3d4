import { expect, test } from "vitest";
import { LANGUAGE_LIST, type Language } from "@/components/checkout/languages";
import { loadMessages } from "@/components/checkout/messages/load-messages";
import { receiptContent } from "@/components/checkout/receipt-content";
import { Words } from "@/components/checkout/words";
import { payerContext } from "@/server/auth/authorize";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { isWritable } from "@/server/modules/documents/schema";
import { bytesOf, readPdf } from "@/server/modules/documents/testing/read-pdf";
import { writeReceipt } from "@/server/modules/documents/write-receipt";

const ctx = payerContext("test", "req_test");
const wordsIn = async (language: Language) => new Words(language, await loadMessages(language));

/** The bundled fonts do not have this script: its pages are printed. */
const NOT_WRITTEN: readonly Language[] = ["zh"];

const txId = "0123456789abcdef".repeat(4);

function invoice(over: Partial<PublicInvoice> = {}): PublicInvoice {
  return {
    id: "inv_01abc",
    livemode: true,
    status: "paid",
    exception: "none",
    currency: "EUR",
    amount: "1234.50",
    subtotal_amount: "1175.71",
    tax_amount: "58.79",
    line_items: [
      {
        description: "Grüner Tee, Đà Nẵng",
        quantity: 3,
        unit_amount: "391.90",
        tax_percentage: "5",
        subtotal_amount: "1175.71",
        tax_amount: "58.79",
        amount: "1234.50",
      },
    ],
    payable: { asset: "USDT", network: "tron-mainnet" },
    amount_due: "1335.00",
    amount_paid: "1335.00",
    amount_overpaid: "0.00",
    description: "Чай и ещё कुछ",
    order_id: "A-7",
    merchant: { name: "Çay Evi" },
    payments: [
      {
        tx_id: txId,
        ordinal: 0,
        amount: "1335.00",
        status: "confirmed",
        disposition: "applied",
        late: false,
      },
    ],
    status_transitions: { paid_at: "2026-03-04T12:00:00.000Z" },
    ...over,
  } as PublicInvoice;
}

const written = async (language: Language, over?: Partial<PublicInvoice>) => {
  const content = receiptContent(await wordsIn(language), invoice(over));
  if (content === null) throw new Error("A paid invoice has a receipt");
  return { content, bytes: await bytesOf(writeReceipt(ctx, content)) };
};

const plain = (text: string) => text.replaceAll(/[\s\u2066-\u2069]+/g, "");

test.each(LANGUAGE_LIST.filter((language) => !NOT_WRITTEN.includes(language)))(
  "%s: everything of the receipt can be read in the file",
  async (language) => {
    const { content, bytes } = await written(language);
    const { text } = await readPdf(bytes);
    const found = plain(text);
    // A reader gets the letters of Devanagari and Arabic in the order of their shapes, and Arabic's lines from the left.
    const isOrdered = language !== "hi" && language !== "ar";
    for (const part of [
      ...(isOrdered ? [content.title, content.rows[0]?.label ?? "", content.payments_title] : []),
      language === "ar" ? "1,234.50" : (content.items[0]?.amount ?? ""),
      "Grüner Tee, Đà Nẵng",
      "1335.00 USDT",
      "Çay Evi",
      "inv_01abc",
      txId,
    ])
      expect(found).toContain(plain(part));
  },
);

test("the same receipt is the same file", async () => {
  const [one, two] = [await written("de"), await written("de")];
  expect(one.bytes.equals(two.bytes)).toBe(true);
  expect(one.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const later = await written("de", { status_transitions: { paid_at: "2026-03-05T12:00:00.000Z" } as never });
  expect(one.bytes.equals(later.bytes)).toBe(false);
});

test("in Arabic, lines begin on the right, and amounts and ids are as in every language", async () => {
  const { content, bytes } = await written("ar", { description: "طلب (هدية) رقم 42" });
  const { text } = await readPdf(bytes);
  expect(content.direction).toBe("rtl");
  // As it stands on paper, from the left.
  expect(text).toContain("42 رقم (هدية) طلب");
  expect(text).toMatch(/الفاتورة\s*inv_01abc/);
  expect(text).toMatch(/المدفوع المبلغ\s*1335\.00 USDT/);
});

test.each(NOT_WRITTEN)("%s is not written, and the page knows", async (language) => {
  const content = receiptContent(await wordsIn(language), invoice());
  expect(isWritable(content)).toBe(false);
  await expect(written(language)).rejects.toMatchObject({ code: "unsupported_media_type" });
});

test("a name in a script that the fonts do not have is not written as boxes", async () => {
  await expect(written("en", { order_id: "茶" })).rejects.toMatchObject({ code: "unsupported_media_type" });
});

test("many items and payments go on over pages, and nothing is lost", async () => {
  const [item] = invoice().line_items;
  const line_items = Array.from({ length: 50 }, (_, index) => ({
    ...item,
    description: `Item number ${index}.`,
  }));
  const { bytes } = await written("en", { line_items: line_items as PublicInvoice["line_items"] });
  const { pages, text } = await readPdf(bytes);
  expect(pages.length).toBeGreaterThan(1);
  for (const { description } of line_items) expect(text).toContain(description);
});

test("there is none before the invoice is paid", async () => {
  expect(receiptContent(await wordsIn("en"), invoice({ status: "confirming" }))).toBeNull();
});
