import { db } from "@/server/db/client";
import type { Invoice, Settlement } from "@/server/db/generated/client";
import { type ExpectedInvoice, expectFee } from "@/server/testing/chain-fuzz/expected-state";

/** Every invoice is what its payments make it, and a paid one has one settlement that adds up. */
export async function findInvoiceViolations(expected: readonly ExpectedInvoice[]): Promise<string[]> {
  const [invoices, allSettlements] = [await db().invoice.findMany(), await db().settlement.findMany()];
  const living = Map.groupBy(
    allSettlements.filter(({ status }) => status !== "reversed"),
    ({ invoiceId }) => invoiceId,
  );
  return expected.flatMap((expectation) => {
    const { id } = expectation.invoice;
    const row = invoices.find((invoice) => invoice.id === id);
    const settlements = living.get(id) ?? [];
    const wrong = [
      ...judgeInvoice(row, withSurplus(expectation, settlements[0])),
      ...judgeSettlements(settlements, expectation),
    ];
    return wrong.map((words) => `invoice ${id} ${words}`);
  });
}

/** What came after a settlement within the tolerance is too much for it, though not for the invoice. */
function withSurplus(expected: ExpectedInvoice, settlement: Settlement | undefined): ExpectedInvoice {
  if (!settlement || expected.seen <= settlement.grossMinor) return expected;
  const exception = expected.exception === "none" ? "overpaid" : expected.exception;
  return { ...expected, exception, surplus: expected.seen - settlement.grossMinor };
}

function judgeInvoice(row: Invoice | undefined, expected: ExpectedInvoice): string[] {
  if (!row) return ["is gone"];
  const is = `${row.status} ${row.exception} ${row.seenMinor} ${row.confirmedMinor} ${row.surplusMinor}`;
  const due = `${expected.status} ${expected.exception} ${expected.seen} ${expected.confirmed} ${expected.surplus}`;
  return is === due ? [] : [`is ${is}, not ${due}`];
}

function judgeSettlements(rows: readonly Settlement[], expected: ExpectedInvoice): string[] {
  const [row] = rows;
  if (expected.status !== "paid") return row ? [`is ${expected.status} and settled`] : [];
  if (!row || rows.length > 1) return [`is paid and has ${rows.length} settlements`];
  const { due, tolerance, merchant } = expected.invoice;
  const { grossMinor, feeMinor, netMinor } = row;
  const most = expected.confirmed < due ? expected.confirmed : due;
  const wrong: string[] = [];
  if (row.status !== "completed" || row.availableAt === null)
    wrong.push(`has a settlement that is ${row.status} and not available`);
  if (grossMinor !== feeMinor + netMinor) wrong.push("has a settlement whose gross is not fee + net");
  if (feeMinor !== expectFee(grossMinor, merchant.feeBasisPoints)) wrong.push(`has a fee of ${feeMinor}`);
  // What comes after an invoice was settled within its tolerance stays apart, like any surplus.
  if (grossMinor > most || grossMinor < due - tolerance)
    wrong.push(`has a gross of ${grossMinor}, not ${most}`);
  return wrong;
}
