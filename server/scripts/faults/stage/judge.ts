import type { Books } from "@/server/scripts/faults/stage/books";
import type { Sales } from "@/server/scripts/faults/stage/customers";
import type { Received } from "@/server/scripts/faults/stage/receiver";

/** What the outside did against what the books say. Empty when nothing is lost, doubled or invented. */
export function findViolations(sales: Sales, books: Books, received: Received): string[] {
  return [
    ...judgeInvoices(sales, books),
    ...judgePayments(sales, books),
    ...judgeSettlements(sales, books),
    ...judgeWebhooks(sales, books, received),
    ...books.open.map(({ what, rows }) => `${rows} ${what}`),
    ...sales.refusals.map((refusal) => `a purchase was refused: ${refusal}`),
  ];
}

function judgeInvoices({ made }: Sales, { invoices }: Books): string[] {
  const byKey = groupBy(invoices, ({ key }) => key);
  const doubled = [...byKey].filter(([, found]) => found.length > 1);
  const invented = invoices.length - made.length;
  return [
    ...made.flatMap(({ key, invoiceId }) => {
      const [invoice] = byKey.get(key) ?? [];
      if (!invoice) return [`invoice ${invoiceId} was acknowledged and is lost`];
      if (invoice.id !== invoiceId) return [`${key} was acknowledged as ${invoiceId} and is ${invoice.id}`];
      return invoice.status === "paid" && invoice.exception === "none"
        ? []
        : [`invoice ${invoiceId} is ${invoice.status} (${invoice.exception})`];
    }),
    ...doubled.map(([key, found]) => `${key} made ${found.length} invoices`),
    ...(invented === 0 ? [] : [`${invoices.length} invoices for ${made.length} purchases`]),
  ];
}

function judgePayments({ made }: Sales, { payments, custody }: Books): string[] {
  const byTransaction = groupBy(payments, ({ tx }) => tx);
  const transfers = made.flatMap((sale) =>
    [...sale.transfers].map(([tx, amount]) => ({ tx, amount, invoiceId: sale.invoiceId })),
  );
  const total = transfers.reduce((sum, { amount }) => sum + amount, 0n);
  return [
    ...transfers.flatMap(({ tx, amount, invoiceId }) => {
      const found = byTransaction.get(tx) ?? [];
      const [payment] = found;
      if (!payment) return [`transfer ${tx} to ${invoiceId} is lost`];
      if (found.length > 1) return [`transfer ${tx} was recorded ${found.length} times`];
      const isRight =
        payment.invoice === invoiceId &&
        payment.amount === amount.toString() &&
        payment.status === "confirmed" &&
        payment.disposition === "applied" &&
        payment.credited;
      return isRight ? [] : [`transfer ${tx} of ${amount} to ${invoiceId} is ${JSON.stringify(payment)}`];
    }),
    ...(payments.length === transfers.length
      ? []
      : [`${payments.length} payments for ${transfers.length} transfers`]),
    ...(custody === (-total).toString() ? [] : [`custody is ${custody} and ${total} was transferred`]),
  ];
}

function judgeSettlements({ made }: Sales, { settlements }: Books): string[] {
  const byInvoice = groupBy(settlements, ({ invoice }) => invoice);
  return made.flatMap(({ invoiceId, amount }) => {
    const found = byInvoice.get(invoiceId) ?? [];
    if (found.length !== 1) return [`invoice ${invoiceId} has ${found.length} settlements`];
    const isRight = found.every(
      ({ gross, parts, status }) => gross === amount.toString() && parts === gross && status === "completed",
    );
    return isRight ? [] : [`invoice ${invoiceId} of ${amount} is settled as ${JSON.stringify(found)}`];
  });
}

function judgeWebhooks({ made }: Sales, { paidEvents }: Books, { ids, refused }: Received): string[] {
  const times = new Map(paidEvents.map((event) => [event.invoice, event.times]));
  return [
    ...made.flatMap(({ invoiceId }) => {
      const facts = times.get(invoiceId) ?? 0;
      const told = ids.get(`invoice.paid ${invoiceId}`)?.size ?? 0;
      return facts === 1 && told === 1
        ? []
        : [`invoice ${invoiceId} was paid ${facts} times and told with ${told} webhook ids`];
    }),
    ...(refused === 0 ? [] : [`${refused} webhooks did not pass the receiver's check`]),
  ];
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
