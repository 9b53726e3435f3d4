import { expectInvoice, expectPayments } from "@/server/testing/chain-fuzz/expected-state";
import { findEventViolations } from "@/server/testing/chain-fuzz/find-event-violations";
import { findInvoiceViolations } from "@/server/testing/chain-fuzz/find-invoice-violations";
import { findLedgerViolations } from "@/server/testing/chain-fuzz/find-ledger-violations";
import { findPaymentViolations } from "@/server/testing/chain-fuzz/find-payment-violations";
import type { World } from "@/server/testing/chain-fuzz/world";

/** Compares the database with what must be true now that everything is final, in words; nothing when all is well. */
export async function findViolations(world: World): Promise<string[]> {
  const payments = expectPayments(world);
  const invoices = world.invoices.map((invoice) => expectInvoice(world, invoice, payments));
  return [
    ...(await findPaymentViolations(world, payments)),
    ...(await findInvoiceViolations(invoices)),
    ...(await findLedgerViolations(world, payments)),
    ...(await findEventViolations()),
  ];
}
