import { authorize } from "@/server/auth/authorize";
import { networkForMode } from "@/server/config/networks";
import { addSeconds, instant, wallNow } from "@/server/core/clock";
import { DomainError, invalidField, notFound } from "@/server/core/errors";
import { invariant } from "@/server/core/invariant";
import { allocate, formatAmount, isZero, type Money, parseAmount } from "@/server/core/money";
import { parseTronAddress } from "@/server/core/tron-address";
import { time } from "@/server/core/wire";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { secondsBetween } from "@/server/modules/chains/rules";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";
import { loadTestClock } from "@/server/modules/test-clock/load-test-clock";
import { type TestChain, testChain, type TestTransfer } from "@/server/modules/test-helpers/ports";
import {
  CLOCK_AHEAD_SECONDS_MAXIMUM,
  type TestClock,
  type TestPayment,
} from "@/server/modules/test-helpers/schema";

/** The one row's name in events and audit entries. */
const TEST_CLOCK_ID = "test_clock";

/** The local chain; `unavailable` where test mode runs on a public test network, whose coins we cannot make. */
export function localChain(): TestChain {
  if (networkForMode("test")?.network === "tron-local") return testChain.get();
  throw new DomainError(
    "unavailable",
    "Test payments need the local chain; this installation's test mode uses a public test network",
  );
}

/** First line of a helper's verb: a key or member who may use them, in test mode. */
export function authorizeTestHelpers(ctx: Context): void {
  authorize(ctx, "test_helpers:use");
  if (ctx.mode !== "test") throw new DomainError("forbidden", "Test helpers work with test keys only");
}

/** An invoice whose checkout may offer the local chain. A live one, or one of a public test network, is not found. */
export async function loadPublicTestInvoice(ctx: Context, id: string): Promise<PublicInvoice> {
  const invoice = await getPublicInvoice(ctx, { id });
  if (invoice.livemode || !invoice.test_panel) throw notFound("test invoice", id);
  return invoice;
}

interface PayableInvoice {
  readonly id: string;
  readonly amount_remaining: string;
  readonly payable: { readonly address: string };
}

/** How a test pays. */
export interface Manner {
  readonly amount?: string | undefined;
  readonly from: number;
  readonly token: "usdt" | "fake";
  readonly split: number;
  readonly fail: boolean;
  readonly twice?: boolean;
  /** An invoice that each transaction pays too, with what it still needs. */
  readonly together?: PayableInvoice | undefined;
}

/** What is to be paid: the named amount, else whatever remains. */
function amountOf(invoice: PayableInvoice, amount: string | undefined): Money {
  const due = parseAmount(amount ?? invoice.amount_remaining, "USDT");
  if (amount === undefined && isZero(due))
    throw invalidField("amount", "Nothing remains due: name an amount");
  return due;
}

function transferTo(invoice: PayableInvoice, amount: string | undefined): TestTransfer {
  return {
    to: parseTronAddress(invoice.payable.address, "address"),
    amount: amountOf(invoice, amount).minor,
  };
}

/** Sends real transfers to the invoice's address, one transaction for each part. */
export async function payOnLocalChain(invoice: PayableInvoice, manner: Manner): Promise<TestPayment> {
  const chain = localChain();
  const amount = amountOf(invoice, manner.amount);
  const to = parseTronAddress(invoice.payable.address, "address");
  const parts = allocate(
    amount,
    Array.from({ length: manner.split }, () => 1n),
  );
  const transfers = manner.together && [transferTo(manner.together, undefined)];
  const txIds: string[] = [];
  for (const part of manner.twice ? [...parts, ...parts] : parts) {
    const { txId } = await chain.pay({
      to,
      amount: part.minor,
      from: manner.from,
      token: manner.token,
      fail: manner.fail,
      ...(transfers === undefined ? {} : { transfers }),
    });
    txIds.push(txId);
  }
  return {
    object: "test_payment",
    livemode: false,
    invoice_id: invoice.id,
    amount: formatAmount(amount),
    tx_ids: txIds,
  };
}

/**
 * Writes a move of test mode's clock, and tells how far it is ahead then. The clock of this process and the chain's are set
 * after the commit, by `alignClocks`: so no invoice is ever born in the chain's past.
 */
export async function storeTestClock(outer: Context, seconds: number): Promise<number> {
  const movedAt = wallNow(outer.clock);
  return withTransaction(outer, async (ctx) => {
    const [row] = await ctx.tx.$queryRaw<{ aheadSeconds: number; version: number }[]>`
      INSERT INTO test_clock AS known (id, ahead_seconds, version, moved_at) VALUES (1, ${seconds}, 1, ${movedAt})
      ON CONFLICT (id) DO UPDATE SET ahead_seconds = known.ahead_seconds + excluded.ahead_seconds,
        version = known.version + 1, moved_at = excluded.moved_at
      RETURNING ahead_seconds AS "aheadSeconds", version`;
    invariant(row, "the test clock has its one row");
    if (row.aheadSeconds > CLOCK_AHEAD_SECONDS_MAXIMUM)
      throw invalidField("seconds", "Test mode's clock would be more than ten years ahead");
    await recordAudit(ctx, {
      action: "test_clock.advance",
      targetType: "test_clock",
      targetId: TEST_CLOCK_ID,
      before: { ahead_seconds: row.aheadSeconds - seconds },
      after: { ahead_seconds: row.aheadSeconds },
    });
    await appendEvents(ctx, [
      {
        type: "test_clock.advanced",
        aggregateType: "test_clock",
        aggregateId: TEST_CLOCK_ID,
        version: row.version,
        merchantId: null,
        mode: "test",
        data: { ahead_seconds: row.aheadSeconds },
      },
    ]);
    return row.aheadSeconds;
  });
}

/** Sets the clock of this process and the chain's by what is stored. Both may be ahead of it, never behind. */
export async function alignClocks(ctx: Context): Promise<{ storedSeconds: number; chainSeconds: number }> {
  const storedSeconds = await loadTestClock(ctx);
  const { aheadSeconds } = await localChain().setClock(storedSeconds);
  return { storedSeconds, chainSeconds: aheadSeconds };
}

/** Moves test mode's clock and the chain's with it. The chain is asked first whether it answers, so that both move or none. */
export async function moveTestClock(ctx: Context, seconds: number): Promise<number> {
  await alignClocks(ctx);
  const ahead = await storeTestClock(ctx, seconds);
  await alignClocks(ctx);
  return ahead;
}

/** Test mode's clock as it is shown when it is so many seconds ahead. */
export function toTestClock({ clock }: Context, ahead: number): TestClock {
  const now = addSeconds(wallNow(clock), ahead);
  return { object: "test_clock", livemode: false, now: time(now), ahead_seconds: ahead };
}

/** Moves test mode's clock to just after an invoice's expiry; does nothing when that is over. */
export async function passExpiry(ctx: Context, { expires_at }: { expires_at: string }): Promise<void> {
  const now = getModeClock("test", ctx.clock).now();
  const left = secondsBetween(now, instant(expires_at));
  // Block times are whole seconds, and late is what comes after the expiry.
  if (left >= 0) await moveTestClock(ctx, left + 2);
}
