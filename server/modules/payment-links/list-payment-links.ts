import { authorize } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { createdBetween, metadataMatching, pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { addTotals, toPaymentLink } from "@/server/modules/payment-links/internal";
import {
  type ListPaymentLinksInput,
  listPaymentLinksSchema,
  type PaymentLink,
} from "@/server/modules/payment-links/schema";

/** The merchant's payment links, newest first; `expand` adds their totals. Throws `forbidden`, `validation_failed`. */
export async function listPaymentLinks(
  ctx: Context,
  input: ListPaymentLinksInput,
): Promise<List<PaymentLink>> {
  const merchantId = authorize(ctx, "payment_links:read");
  const { active, expand, ...rest } = parse(listPaymentLinksSchema, input);
  const { where, ...page } = pageArguments(rest);
  const rows = await reader(ctx).paymentLink.findMany({
    where: {
      merchantId,
      mode: ctx.mode,
      active: active === undefined ? undefined : active === "true",
      createdAt: createdBetween(rest),
      ...metadataMatching(rest),
      AND: [where],
    },
    ...page,
  });
  const list = toList(rows, rest.limit, toPaymentLink);
  return expand.includes("totals") ? { ...list, data: await addTotals(ctx, list.data) } : list;
}
