import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { PROJECTION, saveCheckpoint } from "@/server/modules/read-models/internal";
import { projectEvents, type ProjectEventsResult } from "@/server/modules/read-models/project-events";

/** Empties every read model and projects the whole log again. Until it returns, the figures are incomplete and their lag says so. */
export async function rebuildReadModels(ctx: Context): Promise<ProjectEventsResult> {
  authorizeSystem(ctx);
  await withTransaction(ctx, async (ctx) => {
    await lock(ctx.tx, PROJECTION);
    await ctx.tx.$executeRaw`TRUNCATE merchant_dashboard_view, invoice_summary_view, daily_settlement_metrics,
        hourly_settlement_metrics, daily_invoice_metrics, daily_pay_times, payment_confirmation_stats`;
    await saveCheckpoint(ctx, { transaction: "0", position: 0n });
  });
  let projected = 0;
  for (;;) {
    const result = await projectEvents(ctx);
    projected += result.projected;
    if (result.projected === 0 || !result.behind) return { projected, behind: result.behind };
  }
}
