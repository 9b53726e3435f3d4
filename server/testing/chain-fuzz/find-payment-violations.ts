import { db } from "@/server/db/client";
import type { Payment } from "@/server/db/generated/client";
import type { ExpectedPayment } from "@/server/testing/chain-fuzz/expected-state";
import type { World } from "@/server/testing/chain-fuzz/world";

const identityOf = ({ txId, ordinal }: { txId: string; ordinal: number }): string =>
  `${txId.slice(0, 8)}:${ordinal}`;

/** Every transfer of the final chain is one final payment, booked once, and no other payment is booked. */
export async function findPaymentViolations(
  world: World,
  expected: readonly ExpectedPayment[],
): Promise<string[]> {
  const rows = await db().payment.findMany();
  const booked = await countBookings();
  const wanted = new Map(expected.map((payment) => [identityOf(payment), payment]));
  const found: string[] = [];
  for (const row of rows) {
    const payment = wanted.get(identityOf(row));
    const wrong = payment ? judgeFinal(row, payment) : judgeGone(row, world);
    const times = booked.get(row.id) ?? 0;
    if (times !== (payment ? 1 : 0)) wrong.push(`is booked ${times} times`);
    found.push(...wrong.map((words) => `payment ${identityOf(row)} ${words}`));
  }
  const recorded = new Set(rows.map(identityOf));
  for (const identity of wanted.keys()) {
    if (!recorded.has(identity)) found.push(`transfer ${identity} has no payment`);
  }
  return [...found, ...judgeCounts(rows, expected), ...(await judgeOrphans(world))];
}

function judgeFinal(row: Payment, expected: ExpectedPayment): string[] {
  const { invoice, value, blockHash, late, disposition } = expected;
  const wrong: string[] = [];
  if (row.status !== "confirmed") wrong.push(`is ${row.status}, not confirmed`);
  if (row.finalAt === null) wrong.push("is not final");
  if (row.blockHash !== blockHash) wrong.push("is in a block that the chain does not have");
  if (row.amountMinor !== value) wrong.push(`is worth ${row.amountMinor}, not ${value}`);
  if (row.invoiceId !== invoice.id) wrong.push("belongs to another invoice");
  if (row.late !== late) wrong.push(`has late ${row.late}`);
  if (row.disposition !== disposition) wrong.push(`is ${row.disposition}, not ${disposition}`);
  return wrong;
}

/** A payment whose transaction is not on the final chain. */
function judgeGone(row: Payment, { chain }: World): string[] {
  const wrong: string[] = [];
  if (!chain.wasMined(row.txId)) wrong.push("was never in a block");
  if (row.status !== "orphaned" && row.status !== "failed") wrong.push(`is ${row.status} without a block`);
  if (row.finalAt !== null) wrong.push("is final without a block");
  if (row.ledgerTransferId !== null) wrong.push("has a ledger transfer without a block");
  return wrong;
}

/** As many payments of a transaction as it has transfers, whatever they are called. */
function judgeCounts(rows: readonly Payment[], expected: readonly ExpectedPayment[]): string[] {
  const transfers = Map.groupBy(expected, ({ txId }) => txId);
  return [...Map.groupBy(rows, ({ txId }) => txId)].flatMap(([txId, payments]) => {
    const count = transfers.get(txId)?.length;
    return count === undefined || payments.length === count
      ? []
      : [`transaction ${txId.slice(0, 8)} has ${payments.length} payments for ${count} transfers`];
  });
}

/** How often the money of each payment stands in the books: bookings less reversals. */
async function countBookings(): Promise<ReadonlyMap<string, number>> {
  const rows = await db().$queryRaw<{ id: string; times: bigint }[]>`
    SELECT split_part(reference, ':', 2) AS id, sum(CASE type WHEN 'reversal' THEN -1 ELSE 1 END) AS times
    FROM ledger_transfers WHERE reference LIKE 'payment:%' GROUP BY 1`;
  return new Map(rows.map(({ id, times }) => [id, Number(times)]));
}

/** While the chain never forked, nodes that lag or fail are no reason to take money back. */
async function judgeOrphans({ chain }: World): Promise<string[]> {
  if (chain.hasForked) return [];
  const count = await db().event.count({
    where: { type: { in: ["payment.orphaned", "settlement.reversed"] } },
  });
  return count === 0 ? [] : [`${count} times money was taken back although the chain never forked`];
}
