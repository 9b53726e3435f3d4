import type { LedgerLine } from "@/server/modules/ledger/schema";

export type BalanceAccount = LedgerLine["account"];

/** The merchant's accounts in the words of the balance card, in its order. */
export const ACCOUNTS: readonly { readonly account: BalanceAccount; readonly label: string }[] = [
  { account: "available", label: "Available" },
  { account: "pending", label: "Confirming" },
  { account: "reserved", label: "In payout" },
  { account: "unapplied", label: "Not settled" },
  { account: "direct", label: "Received directly" },
];

const PURPOSES: Readonly<Record<string, string>> = {
  "payment.confirmed": "Payment confirmed",
  "payment.recorded": "Marked as paid",
  "payment.orphaned": "Payment left the chain",
  "invoice.surplus_kept": "Surplus kept",
  "deposit.assigned": "Unmatched money assigned",
  "deposit.kept": "Unmatched money kept",
  "settlement.completed": "Invoice settled",
  "settlement.available": "Payments final",
  "settlement.reversed": "Settlement reversed",
};

/** Why a balance changed; an unknown purpose keeps its own name. */
export function purposeText(purpose: string): string {
  return PURPOSES[purpose] ?? purpose;
}

export function parseAccount(text: string | undefined): BalanceAccount {
  return ACCOUNTS.find(({ account }) => account === text)?.account ?? "available";
}
