import { authorize } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { toApiKey } from "@/server/modules/api-keys/internal";
import { type ApiKey, type ListApiKeysInput, listApiKeysSchema } from "@/server/modules/api-keys/schema";

/** The merchant's keys of the context's mode, revoked and expired ones included. */
export async function listApiKeys(ctx: Context, input: ListApiKeysInput): Promise<List<ApiKey>> {
  const merchantId = authorize(ctx, "api_keys:read");
  const page = parse(listApiKeysSchema, input);
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).apiKey.findMany({
    ...rest,
    where: { merchantId, mode: ctx.mode, ...where },
  });
  const now = wallNow(ctx.clock);
  return toList(rows, page.limit, (row) => toApiKey(row, now));
}
