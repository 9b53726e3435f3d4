import { formatAmount, money } from "@/server/core/money";
import type { TronAddress } from "@/server/core/tron-address";
import type { DiagnosisCode, DiagnosisFacts } from "@/server/modules/diagnosis/schema";
import type { TransactionInspection } from "@/server/modules/diagnosis/ports";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** The invoice as far as an answer needs it. */
export type DiagnosedInvoice = Pick<
  PublicInvoice,
  "status" | "amount_paid" | "amount_due" | "amount_remaining" | "expires_at" | "detection" | "payments"
> & { readonly payable: { readonly address: string } };

export interface Finding {
  readonly code: DiagnosisCode;
  readonly facts: DiagnosisFacts;
}

type ArrivedPayment = DiagnosedInvoice["payments"][number];

const amounts = ({ amount_paid, amount_due, amount_remaining }: DiagnosedInvoice): DiagnosisFacts => ({
  amount_paid,
  amount_due,
  amount_remaining,
});

const confirmationsOf = ({ amount, confirmations, required_confirmations }: ArrivedPayment) => ({
  amount,
  confirmations: Math.min(confirmations, required_confirmations),
  required_confirmations,
});

/** Where an invoice stands whose counting payments are confirmed. */
function standing(invoice: DiagnosedInvoice): Finding {
  if (invoice.status === "paid") {
    const final = invoice.payments.every((payment) => payment.final || payment.disposition === "unmatched");
    return { code: final ? "paid_final" : "paid", facts: amounts(invoice) };
  }
  return { code: "underpaid", facts: { ...amounts(invoice), expires_at: invoice.expires_at } };
}

/** What became of a payment that arrived at the invoice's address. */
export function diagnosePayment(invoice: DiagnosedInvoice, payment: ArrivedPayment): Finding {
  const { amount, disposition, status, late } = payment;
  if (status === "failed") return { code: "transaction_failed", facts: {} };
  if (status === "orphaned") return { code: "left_chain", facts: { amount } };
  if (disposition === "unmatched") {
    const held = late && invoice.status !== "cancelled";
    return { code: held ? "held_late" : "not_counted", facts: { amount, expires_at: invoice.expires_at } };
  }
  if (status !== "confirmed") return { code: "confirming", facts: confirmationsOf(payment) };
  return standing(invoice);
}

const URGENCY: readonly DiagnosisCode[] = ["confirming", "left_chain", "held_late", "not_counted"];

/** Explains an invoice from its own state, without any transaction in hand. */
export function diagnoseState(invoice: DiagnosedInvoice): Finding {
  if (invoice.status === "paid") return standing(invoice);
  const findings = invoice.payments.map((payment) => diagnosePayment(invoice, payment));
  const urgent = URGENCY.map((code) => findings.find((finding) => finding.code === code)).find(Boolean);
  if (urgent) return urgent;
  if (findings.some(({ code }) => code === "underpaid")) return standing(invoice);
  if (invoice.status === "cancelled") return { code: "cancelled", facts: {} };
  const { lag_seconds } = invoice.detection;
  if (lag_seconds > 0) return { code: "detection_behind", facts: { lag_seconds } };
  const facts = { amount_due: invoice.amount_due, expires_at: invoice.expires_at };
  return { code: invoice.status === "expired" ? "expired" : "nothing_received", facts };
}

const inUsdt = (minor: bigint) => formatAmount(money(minor, "USDT"));

export interface InspectedTransaction {
  readonly inspection: TransactionInspection;
  /** The contract whose money counts. */
  readonly token: TronAddress;
  /** The newest block that was searched for payments. */
  readonly searchedBlock: number | null;
}

/** Explains a transaction that is not among the merchant's payments, by what it did on the chain. */
export function diagnoseInspection(
  invoice: DiagnosedInvoice,
  { inspection, token, searchedBlock }: InspectedTransaction,
): Finding {
  const searched = searchedBlock === null ? {} : { searched_block_number: searchedBlock };
  const node = { node_block_number: inspection.nodeBlock };
  if (inspection.status === "missing")
    return { code: "transaction_not_found", facts: { ...node, ...searched } };
  const block = { block_number: inspection.blockNumber };
  if (inspection.status === "failed") return { code: "transaction_failed", facts: block };
  const { movements, recipient } = inspection;
  const { address } = invoice.payable;
  const here = movements.filter(({ to }) => to === address);
  const money = here.filter((movement) => movement.token === token);
  const total = money.reduce((sum, { value }) => sum + value, 0n);
  if (total > 0n)
    return { code: "not_searched_yet", facts: { ...block, ...searched, amount: inUsdt(total) } };
  if (money.length > 0) return { code: "zero_value", facts: block };
  if (here[0]) return { code: "wrong_token", facts: { ...block, token: here[0].token, to_address: address } };
  // TRX itself moves without a log.
  if (recipient === address)
    return { code: "wrong_token", facts: { ...block, token: "TRX", to_address: address } };
  const elsewhere = movements.find((movement) => movement.token === token && movement.value > 0n);
  if (!elsewhere) return { code: "moved_nothing", facts: block };
  return {
    code: "other_address",
    facts: { ...block, to_address: elsewhere.to, amount: inUsdt(elsewhere.value) },
  };
}
