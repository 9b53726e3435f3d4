import { authorizeSystem } from "@/server/auth/authorize";
import { compareAndSetAll } from "@/server/db/compare-and-set";
import type { TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { merchantAccount } from "@/server/modules/ledger/rules";
import { settlementEvent } from "@/server/modules/settlements/internal";

/**
 * Makes the net of completed settlements available for payout (pending → available) where every counting payment of
 * the invoice is final. Others are left for later.
 */
export async function releaseSettlements(
  ctx: TransactionContext,
  invoiceIds: readonly string[],
): Promise<void> {
  authorizeSystem(ctx);
  if (invoiceIds.length === 0) return;
  const now = ctx.clock.now();
  const rows = await ctx.tx.settlement.findMany({
    where: {
      invoiceId: { in: [...invoiceIds] },
      status: "completed",
      availableAt: null,
      invoice: { payments: { none: { disposition: "applied", status: "confirmed", finalAt: null } } },
    },
    orderBy: { id: "asc" },
  });
  const worth = rows.filter((row) => row.netMinor > 0n);
  const posted = await postTransfers(
    ctx,
    worth.map((row) => ({
      reference: `settlement:${row.id}:available`,
      mode: row.mode,
      purpose: "settlement.available",
      legs: [
        {
          from: merchantAccount(row.merchantId, "pending"),
          to: merchantAccount(row.merchantId, "available"),
          amount: row.netMinor,
          currency: "USDT" as const,
        },
      ],
    })),
  );
  const transfers = new Map(posted.map(({ id, reference }) => [reference, id]));
  const released = rows.map((row) => ({
    ...row,
    availableAt: now,
    availableTransferId: transfers.get(`settlement:${row.id}:available`) ?? null,
    version: row.version + 1,
    updatedAt: now,
  }));
  const changes = released.map((row) => ({
    id: row.id,
    version: row.version,
    set: {
      available_at: row.availableAt,
      available_transfer_id: row.availableTransferId,
      updated_at: row.updatedAt,
    },
  }));
  await compareAndSetAll(ctx.tx, "settlements", changes);
  await appendEvents(
    ctx,
    released.map((row) => settlementEvent("settlement.available", row)),
  );
}
