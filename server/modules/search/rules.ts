import { type IdKind, idSpan } from "@/server/core/ids";
import { readTransactionId } from "@/server/core/transaction-id";
import type { FoundKind } from "@/server/modules/search/schema";

/** The kind of id that each kind of object has. */
export const ID_KINDS = {
  invoice: "invoice",
  payment: "payment",
  customer: "customer",
  settlement: "settlement",
  payment_link: "paymentLink",
  webhook_endpoint: "webhookEndpoint",
  webhook_delivery: "webhookDelivery",
  event: "event",
} as const satisfies Record<FoundKind, IdKind>;

/** What a text may name. `words` are searched for; everything else is looked up. */
export type Term =
  | { readonly type: "id"; readonly kind: FoundKind; readonly first: string; readonly last: string }
  | { readonly type: "transaction"; readonly txId: string; readonly text: string }
  | { readonly type: "words"; readonly text: string };

/** Reads what somebody wrote or pasted. */
export function readTerm(text: string): Term {
  for (const [kind, idKind] of Object.entries(ID_KINDS) as [FoundKind, IdKind][]) {
    const span = idSpan(idKind, text);
    if (span) return { type: "id", kind, ...span };
  }
  const txId = readTransactionId(text);
  return txId === undefined ? { type: "words", text } : { type: "transaction", txId, text };
}
