import type { AuthorizedMerchantId } from "@/server/core/actor";
import { authorize } from "@/server/auth/authorize";
import { isId } from "@/server/core/ids";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { nameInvoices } from "@/server/modules/invoices/name-invoices";
import { listLedgerLines } from "@/server/modules/ledger/list-ledger-lines";
import type { LedgerLine, ListLedgerLinesInput } from "@/server/modules/ledger/schema";
import type { BalanceChange } from "@/server/modules/reports/schema";

/** The id in what caused a line: `settlement:set_…:available`. */
const CAUSE = /^[a-z-]+:((?:inv|pay|set|mpy)_[0-9a-z]{26})(?::|$)/;

function causeOf({ reference }: LedgerLine): string {
  return CAUSE.exec(reference)?.[1] ?? "";
}

/** The invoices of payments, manual payments and settlements, by the ids of those. */
async function invoicesOf(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  causes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const which = {
    where: { id: { in: [...new Set(causes)] }, merchantId, mode: ctx.mode },
    select: { id: true, invoiceId: true },
  };
  const rows = await Promise.all([
    reader(ctx).payment.findMany(which),
    reader(ctx).manualPayment.findMany(which),
    reader(ctx).settlement.findMany(which),
  ]);
  return new Map(rows.flat().map(({ id, invoiceId }) => [id, invoiceId]));
}

/** The lines as `list-ledger-lines` has them, each with its invoice. Throws `forbidden`, `validation_failed`. */
export async function listBalanceChanges(
  ctx: Context,
  input: ListLedgerLinesInput,
): Promise<List<BalanceChange>> {
  const merchantId = authorize(ctx, "balances:read");
  const list = await listLedgerLines(ctx, input);
  const invoices = await invoicesOf(ctx, merchantId, list.data.map(causeOf).filter(Boolean));
  const data = list.data.map((line) => {
    const cause = causeOf(line);
    return { ...line, invoice_id: isId("invoice", cause) ? cause : (invoices.get(cause) ?? null) };
  });
  return nameInvoices(ctx, { ...list, data });
}
