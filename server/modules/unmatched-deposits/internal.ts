import { type Actor, describeActor } from "@/server/core/actor";
import { assertVersion, DomainError, notFound } from "@/server/core/errors";
import { formatAmount, money } from "@/server/core/money";
import { time } from "@/server/core/wire";
import { recordAudit } from "@/server/db/audit";
import type { Context, TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import type { Prisma } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { type LedgerAccountName, unmatchedAccount } from "@/server/modules/ledger/rules";
import type { UNMATCHED_DEPOSIT_EVENTS } from "@/server/modules/unmatched-deposits/events";
import type { DepositToDecide, UnmatchedDeposit } from "@/server/modules/unmatched-deposits/schema";
import {
  canDecide,
  MONEY_STATUSES,
  type UnmatchedOutcome,
  type UnmatchedReason,
} from "@/server/modules/unmatched-deposits/status";
import type { AuthorizedMerchantId } from "@/server/core/actor";

const withOrigin = { select: { cancelledAt: true } } as const;

/** What every read of an unmatched deposit selects with its payment. */
export const withDecision = {
  invoice: withOrigin,
  decision: { include: { originInvoice: withOrigin } },
} as const satisfies Prisma.PaymentInclude;

export type DepositRow = Prisma.PaymentGetPayload<{ include: typeof withDecision }>;

/** Money that waits in the inbox, and what was decided about it once it did. */
export const isOpen: Prisma.PaymentWhereInput = {
  disposition: "unmatched",
  status: { in: [...MONEY_STATUSES] },
  decision: { is: null },
};
export const isDecided: Prisma.PaymentWhereInput = { decision: { isNot: null } };

function reasonOf({ invoice, decision }: DepositRow): UnmatchedReason {
  return (decision?.originInvoice ?? invoice).cancelledAt === null ? "late_held" : "cancelled";
}

export function toUnmatchedDeposit(row: DepositRow): UnmatchedDeposit {
  const { decision } = row;
  return {
    id: row.id,
    object: "unmatched_deposit",
    livemode: row.mode === "live",
    invoice_id: decision?.originInvoiceId ?? row.invoiceId,
    reason: reasonOf(row),
    network: row.network,
    asset: "USDT",
    amount: formatAmount(money(row.amountMinor, "USDT")),
    from_address: row.fromAddress,
    to_address: row.toAddress,
    tx_id: row.txId,
    ordinal: row.ordinal,
    block_number: Number(row.blockNumber),
    block_time: time(row.blockTime),
    final: row.finalAt !== null,
    status: decision?.outcome ?? "open",
    decision: decision && {
      outcome: decision.outcome,
      reason: decision.reason,
      assigned_invoice_id: decision.assignedInvoiceId,
      refund_address: decision.refundAddress,
      decided_by: describeActor(decision.actor as unknown as Actor),
      decided_at: time(decision.createdAt),
    },
    version: row.version,
    created_at: time(row.createdAt),
  };
}

/** The tenant's deposit, open or decided. Throws `not_found`, for a payment that counts from the start too. */
export async function loadDeposit(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  id: string,
): Promise<DepositRow> {
  const row = await reader(ctx).payment.findFirst({
    where: { id, merchantId, mode: ctx.mode, OR: [isOpen, isDecided] },
    include: withDecision,
  });
  if (!row) throw notFound("unmatched deposit", id);
  return row;
}

/** The tenant's deposit, if it can be decided about now. Throws `not_found`, `version_mismatch`, `invalid_state`. */
export async function loadDecidable(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  { id, version }: DepositToDecide,
): Promise<DepositRow> {
  const row = await loadDeposit(ctx, merchantId, id);
  assertVersion("unmatched deposit", row.version, version);
  const { status, final } = toUnmatchedDeposit(row);
  if (canDecide({ status, final })) return row;
  throw new DomainError(
    "invalid_state",
    status === "open"
      ? "The chain can still take this money back: decide once it is final, in about a minute"
      : `This money was decided about already: ${status.replace("_", " ")}`,
    { status, final },
  );
}

export interface Decision {
  readonly outcome: UnmatchedOutcome;
  readonly reason: string;
  readonly assignedInvoiceId?: string;
  readonly refundAddress?: string;
  /** What changes with the payment beside its version. */
  readonly change?: Pick<Prisma.PaymentUncheckedUpdateManyInput, "invoiceId" | "disposition" | "late">;
  /** The account that the money goes to; without one it stays where it is. */
  readonly to?: LedgerAccountName;
}

const VERBS = { assigned: "assign", kept: "keep", refund_requested: "request_refund" } as const;

async function post(ctx: TransactionContext, row: DepositRow, { outcome, to }: Decision): Promise<void> {
  if (!to) return;
  await postTransfers(ctx, [
    {
      reference: `unmatched-deposit:${row.id}:${outcome}`,
      mode: row.mode,
      purpose: `deposit.${outcome}`,
      legs: [{ from: unmatchedAccount(row.network), to, amount: row.amountMinor, currency: "USDT" }],
    },
  ]);
}

/**
 * Writes one decision with all that belongs to it: payment, ledger, audit, event. Of two at once one wins; the other is
 * a `conflict`.
 */
export async function recordDecision(
  ctx: TransactionContext,
  row: DepositRow,
  decision: Decision,
): Promise<UnmatchedDeposit> {
  const now = ctx.clock.now();
  const { outcome, reason, change = {}, assignedInvoiceId = null, refundAddress = null } = decision;
  const { count } = await ctx.tx.payment.updateMany({
    where: { id: row.id, merchantId: row.merchantId, version: row.version, finalAt: { not: null } },
    data: { ...change, version: row.version + 1, updatedAt: now },
  });
  if (count === 0) throw new DomainError("conflict", "Somebody else has decided about this money meanwhile");
  await ctx.tx.unmatchedDepositDecision.create({
    data: {
      paymentId: row.id,
      outcome,
      originInvoiceId: row.invoiceId,
      assignedInvoiceId,
      refundAddress,
      reason,
      actor: ctx.actor,
      createdAt: now,
    },
  });
  await post(ctx, row, decision);
  await recordAudit(ctx, {
    action: `unmatched_deposit.${VERBS[outcome]}`,
    targetType: "unmatched_deposit",
    targetId: row.id,
    reason,
    before: { status: "open", invoice_id: row.invoiceId },
    after: { status: outcome, assigned_invoice_id: assignedInvoiceId, refund_address: refundAddress },
  });
  const decided = toUnmatchedDeposit(
    await ctx.tx.payment.findUniqueOrThrow({ where: { id: row.id }, include: withDecision }),
  );
  await appendEvents(ctx, [
    {
      type: `deposit.${outcome}` satisfies (typeof UNMATCHED_DEPOSIT_EVENTS)[number],
      aggregateType: "unmatched_deposit",
      aggregateId: row.id,
      version: decided.version,
      merchantId: row.merchantId,
      mode: row.mode,
      data: decided,
    },
  ]);
  return decided;
}
