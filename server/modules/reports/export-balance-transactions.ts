import type { Context } from "@/server/db/context";
import type { ListLedgerLinesInput } from "@/server/modules/ledger/schema";
import { type Columns, csvOf, WHOLE_PAGES } from "@/server/modules/reports/internal";
import { listBalanceChanges } from "@/server/modules/reports/list-balance-changes";
import type { BalanceChange } from "@/server/modules/reports/schema";

const COLUMNS: Columns<BalanceChange> = {
  created_at: ({ created_at }) => created_at,
  account: ({ account }) => account,
  purpose: ({ purpose }) => purpose,
  currency: ({ currency }) => currency,
  amount: ({ amount }) => amount,
  balance_after: ({ balance_after }) => balance_after,
  invoice_id: ({ invoice_id }) => invoice_id,
  order_id: ({ invoice }) => invoice.order_id,
  reference: ({ reference }) => reference,
  transfer_id: ({ transfer_id }) => transfer_id,
  id: ({ id }) => id,
};

/** The changes of one balance that a list of these filters has, as lines of CSV, oldest first. Throws `forbidden`, `validation_failed`. */
export async function exportBalanceTransactions(
  ctx: Context,
  filters: ListLedgerLinesInput,
): Promise<AsyncIterable<string>> {
  return csvOf(COLUMNS, (cursor) => listBalanceChanges(ctx, { ...filters, ...WHOLE_PAGES, cursor }));
}
