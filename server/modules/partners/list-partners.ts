import { authorize } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { toPartner } from "@/server/modules/partners/internal";
import { type ListPartnersInput, listPartnersSchema, type Partner } from "@/server/modules/partners/schema";

/** The merchant's partners of the context's mode, disabled ones included. */
export async function listPartners(ctx: Context, input: ListPartnersInput): Promise<List<Partner>> {
  const merchantId = authorize(ctx, "partners:read");
  const page = parse(listPartnersSchema, input);
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).partner.findMany({
    ...rest,
    where: { merchantId, mode: ctx.mode, ...where },
  });
  const now = wallNow(ctx.clock);
  return toList(rows, page.limit, (row) => toPartner(row, now));
}
