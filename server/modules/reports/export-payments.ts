import type { Context } from "@/server/db/context";
import { listPayments } from "@/server/modules/payments/list-payments";
import type { ListPaymentsInput, Payment } from "@/server/modules/payments/schema";
import { type Columns, csvOf, WHOLE_PAGES } from "@/server/modules/reports/internal";

const COLUMNS: Columns<Payment> = {
  id: ({ id }) => id,
  invoice_id: ({ invoice_id }) => invoice_id,
  status: ({ status }) => status,
  disposition: ({ disposition }) => disposition,
  final: ({ final }) => final,
  late: ({ late }) => late,
  asset: ({ asset }) => asset,
  amount: ({ amount }) => amount,
  network: ({ network }) => network,
  tx_id: ({ tx_id }) => tx_id,
  ordinal: ({ ordinal }) => ordinal,
  from_address: ({ from_address }) => from_address,
  to_address: ({ to_address }) => to_address,
  block_number: ({ block_number }) => block_number,
  block_time: ({ block_time }) => block_time,
  detected_at: ({ detected_at }) => detected_at,
  confirmed_at: ({ confirmed_at }) => confirmed_at,
  final_at: ({ final_at }) => final_at,
};

/** The payments that a list of these filters has, as lines of CSV, oldest first. Throws `forbidden`, `validation_failed`. */
export async function exportPayments(
  ctx: Context,
  filters: ListPaymentsInput,
): Promise<AsyncIterable<string>> {
  return csvOf(COLUMNS, (cursor) => listPayments(ctx, { ...filters, ...WHOLE_PAGES, cursor }));
}
