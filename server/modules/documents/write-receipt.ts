import type { Readable } from "node:stream";
import { instant } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { MARGIN, MUTED, Page } from "@/server/modules/documents/internal";
import { isWritable, type ReceiptContent, receiptContentSchema } from "@/server/modules/documents/schema";

const AMOUNT_WIDTH = 150;

/**
 * A receipt as PDF, the same bytes for the same content. Public: what stands on it is for the caller to decide. Throws
 * `unsupported_media_type` for a script that the bundled fonts do not have, `validation_failed`.
 */
export function writeReceipt(_: Context, input: ReceiptContent): Readable {
  const content = parse(receiptContentSchema, input);
  if (!isWritable(content))
    throw new DomainError("unsupported_media_type", "This receipt cannot be written as PDF: print its page");
  const page = new Page(`${content.title} ${content.id}`, instant(content.paid_at), content.direction);
  page.write(content.title, {}, { size: 22 });
  page.down(4);
  page.write(content.paid_at_text, {}, { color: MUTED });
  page.down(14);
  if (content.description !== null) {
    page.write(content.description);
    page.down(10);
  }
  writeItems(page, content);
  for (const { label, value, strong } of content.rows) writeValue(page, label, value, strong);
  writePayments(page, content);
  page.down(24);
  page.ensure(20);
  page.write(content.footer, {}, { size: 8, color: MUTED });
  page.pdf.end();
  return page.pdf;
}

function writeItems(page: Page, { items, totals }: ReceiptContent): void {
  const first = { x: MARGIN, width: page.width - AMOUNT_WIDTH - 12 };
  const last = { x: MARGIN + page.width - AMOUNT_WIDTH, width: AMOUNT_WIDTH, align: "end" } as const;
  for (const { description, detail, amount } of items) {
    page.ensure(40);
    page.writeRow([
      [description, first],
      [amount, last],
    ]);
    page.write(detail, first, { size: 8, color: MUTED });
    page.down(6);
  }
  for (const { label, value, strong } of totals) writeValue(page, label, value, strong);
  if (items.length > 0 || totals.length > 0) page.down(10);
}

function writeValue(page: Page, label: string, value: string, strong: boolean | undefined): void {
  page.ensure(32);
  page.rule();
  page.down(6);
  const half = page.width / 2;
  page.writeRow([
    [label, { x: MARGIN, width: half - 12 }, { color: MUTED }],
    [value, { x: MARGIN + half - 40, width: half + 40, align: "end" }, { size: strong ? 13 : 10 }],
  ]);
  page.down(5);
}

function writePayments(page: Page, { payments, payments_title: title }: ReceiptContent): void {
  if (payments.length === 0) return;
  page.down(16);
  page.ensure(60);
  page.write(title, {}, { size: 12 });
  page.down(6);
  for (const { amount, status, tx_id: id } of payments) {
    page.ensure(40);
    page.write(`${amount} · ${status}`);
    page.write(id, {}, { size: 8, color: MUTED });
    page.down(6);
  }
}
