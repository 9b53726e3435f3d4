import { itemWords } from "@/components/checkout/item-words";
import { assetText, progressText } from "@/components/checkout/sentences";
import type { Words } from "@/components/checkout/words";
import { networkName } from "@/components/payments/explorer";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import type { ReceiptContent } from "@/server/modules/documents/schema";

const NO_TAX = /^0(\.0*)?$/;

const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** An amount whose unit stays behind it, whatever is around. */
function amountOf(amount: string, invoice: PublicInvoice): string {
  return LEFT_TO_RIGHT_ISOLATE + assetText(amount, invoice) + POP_ISOLATE;
}

/** What the merchant wrote, in the direction of its own letters. */
function ofMerchant(text: string): string {
  return FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
}

/** What stands on the receipt as a file: the same as on its page, in UTC. Null while the invoice is not paid. */
export function receiptContent(words: Words, invoice: PublicInvoice): ReceiptContent | null {
  const { paid_at: paidAt } = invoice.status_transitions;
  if (invoice.status !== "paid" || paidAt === null) return null;
  return {
    id: invoice.id,
    direction: words.direction,
    title: words.say("receipt"),
    paid_at: paidAt,
    paid_at_text: `${words.say("paidAt")}: ${words.moment(Date.parse(paidAt), "UTC")}`,
    description: invoice.description === null ? null : ofMerchant(invoice.description),
    ...itemsOf(words, invoice),
    rows: rowsOf(words, invoice),
    payments_title: words.count("transactions", invoice.payments.length),
    payments: invoice.payments.map((payment) => ({
      amount: amountOf(payment.amount, invoice),
      status: progressText(words, payment),
      tx_id: payment.tx_id,
    })),
    footer: invoice.livemode ? `${words.say("poweredBy")} Daric` : words.say("testMode"),
  };
}

function itemsOf(words: Words, invoice: PublicInvoice): Pick<ReceiptContent, "items" | "totals"> {
  const { line_items: lines, currency, subtotal_amount: subtotal, tax_amount: tax, amount } = invoice;
  if (lines.length === 0) return { items: [], totals: [] };
  const price = (value: string) => words.price(value, currency);
  const said = itemWords(words);
  const items = lines.map(({ description, quantity, unit_amount, tax_percentage, amount: total }) => ({
    description: ofMerchant(description),
    detail: `${quantity} × ${price(unit_amount)}${
      NO_TAX.test(tax_percentage) ? "" : ` + ${said.taxOf(tax_percentage)}`
    }`,
    amount: price(total),
  }));
  const taxes = [
    { label: said.subtotal, value: price(subtotal) },
    { label: said.tax, value: price(tax) },
  ];
  const sum = { label: said.total, value: price(amount), strong: true };
  return { items, totals: [...(NO_TAX.test(tax) ? [] : taxes), sum] };
}

function rowsOf(words: Words, invoice: PublicInvoice): ReceiptContent["rows"] {
  const { order_id: order, merchant, payable } = invoice;
  const overpaid = invoice.exception === "overpaid";
  const amount = (label: string, value: string) => ({ label, value: amountOf(value, invoice) });
  return [
    { label: words.say("paidTo"), value: ofMerchant(merchant.name) },
    ...(order === null ? [] : [{ label: words.say("order"), value: ofMerchant(order) }]),
    { label: words.say("network"), value: networkName(payable.network) },
    { label: words.say("invoice"), value: invoice.id },
    ...(overpaid ? [amount(words.say("askedFor"), invoice.amount_due)] : []),
    ...(overpaid ? [amount(words.say("tooMuch"), invoice.amount_overpaid)] : []),
    { ...amount(words.say("amountPaid"), invoice.amount_paid), strong: true },
  ];
}
