import { authorize } from "@/server/auth/authorize";
import { toList } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { List } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { pageArguments } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { toReadEndpoint } from "@/server/modules/webhooks/internal";
import {
  type ListWebhookEndpointsInput,
  listWebhookEndpointsSchema,
  type WebhookEndpoint,
} from "@/server/modules/webhooks/schema";

/** The merchant's endpoints of the context's mode. Throws `forbidden`, `validation_failed`. */
export async function listWebhookEndpoints(
  ctx: Context,
  input: ListWebhookEndpointsInput,
): Promise<List<WebhookEndpoint>> {
  const merchantId = authorize(ctx, "webhooks:read");
  const page = parse(listWebhookEndpointsSchema, input);
  const { where, ...rest } = pageArguments(page);
  const rows = await reader(ctx).webhookEndpoint.findMany({
    where: { merchantId, mode: ctx.mode, ...where },
    ...rest,
  });
  return toList(rows, page.limit, (row) => toReadEndpoint(ctx, row));
}
