import type { AuthorizedMerchantId } from "@/server/core/actor";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { tokensOfQuery } from "@/server/modules/customers/internal";

/** More customers than this share the words: the search is not about one of them. */
const MAXIMUM = 200;

/** The ids of the tenant's customers whom these words describe, for the searches of other lists. */
export async function findCustomers(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  query: string,
): Promise<string[]> {
  const tokens = tokensOfQuery(merchantId, query);
  if (!tokens) return [];
  const rows = await reader(ctx).customer.findMany({
    where: { merchantId, mode: ctx.mode, searchTokens: { hasEvery: tokens } },
    select: { id: true },
    orderBy: { id: "desc" },
    take: MAXIMUM,
  });
  return rows.map(({ id }) => id);
}
