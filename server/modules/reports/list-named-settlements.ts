import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { nameInvoices } from "@/server/modules/invoices/name-invoices";
import type { Named } from "@/server/modules/invoices/schema";
import { listSettlements } from "@/server/modules/settlements/list-settlements";
import type { ListSettlementsInput, Settlement } from "@/server/modules/settlements/schema";

/** The merchant's settlements as `list-settlements` has them, each with the name of its invoice. Throws `forbidden`, `validation_failed`. */
export async function listNamedSettlements(
  ctx: Context,
  input: ListSettlementsInput,
): Promise<List<Named<Settlement>>> {
  return nameInvoices(ctx, await listSettlements(ctx, input));
}
