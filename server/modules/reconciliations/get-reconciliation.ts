import { authorizePlatform } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toReconciliation } from "@/server/modules/reconciliations/internal";
import type { Reconciliation } from "@/server/modules/reconciliations/schema";

/** One run. Throws `not_found`, and `forbidden` for anybody but an operator. */
export async function getReconciliation(ctx: Context, { id }: { id: string }): Promise<Reconciliation> {
  authorizePlatform(ctx, "platform:read");
  const row = await reader(ctx).reconciliation.findUnique({ where: { id } });
  if (!row) throw notFound("reconciliation", id);
  return toReconciliation(row);
}
