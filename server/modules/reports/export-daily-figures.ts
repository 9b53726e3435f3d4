import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { getOverview } from "@/server/modules/read-models/get-overview";
import type { Overview } from "@/server/modules/read-models/schema";
import { type Columns, csvOf } from "@/server/modules/reports/internal";
import { type DailyFiguresInput, dailyFiguresInputSchema } from "@/server/modules/reports/schema";

const COLUMNS: Columns<Overview["days"][number]> = {
  date: ({ date }) => date,
  currency: ({ currency }) => currency,
  settlements: ({ settlements }) => settlements,
  reversals: ({ reversals }) => reversals,
  gross_amount: ({ gross_amount }) => gross_amount,
  platform_fee_amount: ({ platform_fee_amount }) => platform_fee_amount,
  net_amount: ({ net_amount }) => net_amount,
};

/**
 * What was settled on each UTC day, both ends included, as lines of CSV, oldest first: one line per currency, zeros on days
 * without anything. Throws `forbidden`, `validation_failed`.
 */
export async function exportDailyFigures(
  ctx: Context,
  input: DailyFiguresInput,
): Promise<AsyncIterable<string>> {
  const span = parse(dailyFiguresInputSchema, input);
  return csvOf(COLUMNS, async () => {
    const { days } = await getOverview(ctx, { span });
    return { object: "list", data: days, has_more: false, next_cursor: null };
  });
}
