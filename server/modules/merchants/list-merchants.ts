import { authorizePlatform } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import { type List, time, timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import {
  type ListMerchantsInput,
  listMerchantsSchema,
  type MerchantOverview,
} from "@/server/modules/merchants/schema";

/** Every merchant of the installation for its operator, newest first. Throws `forbidden`, `validation_failed`. */
export async function listMerchants(
  ctx: Context,
  input: ListMerchantsInput,
): Promise<List<MerchantOverview>> {
  authorizePlatform(ctx, "platform:read");
  const { query, ...page } = parse(listMerchantsSchema, input);
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).merchant.findMany({
    ...rest,
    where: {
      AND: [where, query ? { OR: [{ id: query }, { name: { contains: query, mode: "insensitive" } }] } : {}],
    },
    include: {
      _count: { select: { members: true } },
      invoices: {
        where: { mode: "live" },
        orderBy: { createdAt: "desc" },
        take: 1,
        select: { createdAt: true },
      },
    },
  });
  return toList(rows, page.limit, ({ _count, invoices: [newest], ...row }) => ({
    id: row.id,
    object: "merchant_overview",
    name: row.name,
    fee_basis_points: row.feeBasisPoints,
    members: _count.members,
    last_live_invoice_at: newest ? time(newest.createdAt) : null,
    suspended_at: timeOrNull(row.suspendedAt),
    version: row.version,
    created_at: time(row.createdAt),
  }));
}
