import { authorize } from "@/server/auth/authorize";
import { formatAmount, money } from "@/server/core/money";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { createdBetween } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { spanOf } from "@/server/modules/reports/rules";
import {
  type SettlementReport,
  type SettlementReportInput,
  settlementReportInputSchema,
} from "@/server/modules/reports/schema";
import { listSettlements } from "@/server/modules/settlements/list-settlements";
import { SETTLEMENT_STATUSES, type SettlementStatus } from "@/server/modules/settlements/status";

const amount = (minor: bigint | null | undefined) => formatAmount(money(minor ?? 0n, "USDT"));

/**
 * The settlements of a span of time, oldest first, with the totals of all of them by status. Throws `forbidden`,
 * `validation_failed`.
 */
export async function getSettlementReport(
  ctx: Context,
  input: SettlementReportInput,
): Promise<SettlementReport> {
  const merchantId = authorize(ctx, "settlements:read");
  const { limit, cursor, ...wanted } = parse(settlementReportInputSchema, input);
  const span = spanOf(ctx.clock.now(), wanted);
  const within = { created_after: span.from, created_before: span.to };
  const groups = await reader(ctx).settlement.groupBy({
    by: ["status"],
    where: { merchantId, mode: ctx.mode, createdAt: createdBetween(within) },
    _count: { _all: true },
    _sum: { grossMinor: true, feeMinor: true, netMinor: true },
  });
  const totalsOf = (status: SettlementStatus) => {
    const group = groups.find((one) => one.status === status);
    return {
      settlements: group?._count._all ?? 0,
      gross_amount: amount(group?._sum.grossMinor),
      platform_fee_amount: amount(group?._sum.feeMinor),
      net_amount: amount(group?._sum.netMinor),
    };
  };
  const page = await listSettlements(ctx, { ...within, order: "asc", limit, cursor });
  return {
    ...page,
    object: "settlement_report",
    livemode: ctx.mode === "live",
    ...span,
    currency: "USDT",
    totals: totalsOf("completed"),
    by_status: SETTLEMENT_STATUSES.map((status) => ({ status, ...totalsOf(status) })),
  };
}
