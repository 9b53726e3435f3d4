import { wallNow } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import type { TransactionContext } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";

export interface AuditedAct {
  /** `noun.verb`, such as `invoice.cancel`. */
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly reason?: string | undefined;
  readonly before?: object | undefined;
  readonly after?: object | undefined;
}

/** Writes one audit entry in the caller's transaction, at the real time. Values of secrets must not be passed. */
export async function recordAudit(ctx: TransactionContext, act: AuditedAct): Promise<void> {
  await ctx.tx.auditEntry.create({
    data: {
      id: newId("auditEntry", ctx.clock),
      merchantId: ctx.merchantId,
      mode: ctx.mode,
      actor: ctx.actor,
      action: act.action,
      targetType: act.targetType,
      targetId: act.targetId,
      reason: act.reason ?? null,
      before: (act.before as Prisma.InputJsonObject | undefined) ?? Prisma.DbNull,
      after: (act.after as Prisma.InputJsonObject | undefined) ?? Prisma.DbNull,
      requestId: ctx.requestId,
      clientAddress: ctx.clientAddress ?? null,
      occurredAt: wallNow(ctx.clock),
    },
  });
}
