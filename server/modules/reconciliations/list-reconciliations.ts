import { authorizePlatform } from "@/server/auth/authorize";
import { instant } from "@/server/core/clock";
import { decodeCursor, toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { Prisma } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { toReconciliation } from "@/server/modules/reconciliations/internal";
import {
  type ListReconciliationsInput,
  listReconciliationsSchema,
  type Reconciliation,
} from "@/server/modules/reconciliations/schema";

function startedBefore(cursor: string | undefined): Prisma.ReconciliationWhereInput {
  if (cursor === undefined) return {};
  const { milliseconds, id } = decodeCursor(cursor);
  const startedAt = instant(milliseconds);
  return { OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] };
}

/** The runs that are kept, newest first. Throws `forbidden` for anybody but an operator, `validation_failed`. */
export async function listReconciliations(
  ctx: Context,
  input: ListReconciliationsInput = {},
): Promise<List<Reconciliation>> {
  authorizePlatform(ctx, "platform:read");
  const { kind, ok, limit, cursor } = parse(listReconciliationsSchema, input);
  const rows = await reader(ctx).reconciliation.findMany({
    where: {
      ...(kind === undefined ? {} : { kind }),
      ...(ok === undefined ? {} : { ok }),
      ...startedBefore(cursor),
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const keyed = rows.map((row) => ({ ...row, createdAt: row.startedAt }));
  return toList(keyed, limit, toReconciliation);
}
