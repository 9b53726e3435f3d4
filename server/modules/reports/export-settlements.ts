import type { Context } from "@/server/db/context";
import { type Columns, csvOf, WHOLE_PAGES } from "@/server/modules/reports/internal";
import { listSettlements } from "@/server/modules/settlements/list-settlements";
import type { ListSettlementsInput, Settlement } from "@/server/modules/settlements/schema";

const COLUMNS: Columns<Settlement> = {
  id: ({ id }) => id,
  invoice_id: ({ invoice_id }) => invoice_id,
  status: ({ status }) => status,
  currency: ({ currency }) => currency,
  gross_amount: ({ gross_amount }) => gross_amount,
  platform_fee_amount: ({ platform_fee_amount }) => platform_fee_amount,
  platform_fee_percentage: ({ platform_fee_percentage }) => platform_fee_percentage,
  net_amount: ({ net_amount }) => net_amount,
  created_at: ({ created_at }) => created_at,
  confirmed_at: ({ confirmed_at }) => confirmed_at,
  completed_at: ({ completed_at }) => completed_at,
  available_at: ({ available_at }) => available_at,
  reversed_at: ({ reversed_at }) => reversed_at,
};

/** The settlements that a list of these filters has, as lines of CSV, oldest first. Throws `forbidden`, `validation_failed`. */
export async function exportSettlements(
  ctx: Context,
  filters: ListSettlementsInput,
): Promise<AsyncIterable<string>> {
  return csvOf(COLUMNS, (cursor) => listSettlements(ctx, { ...filters, ...WHOLE_PAGES, cursor }));
}
