import { authorize } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { openBody } from "@/server/modules/idempotency-keys/internal";

/**
 * What a key of the merchant's was answered, with the secrets that it told once: whoever shows it takes them out. Null when
 * the answer is no longer kept, even where the key has been used anew since `until`.
 */
export async function getAnswer(ctx: Context, use: { id: string; until: Date }): Promise<string | null> {
  const merchantId = authorize(ctx, "request_logs:read");
  const row = await reader(ctx).idempotencyKey.findFirst({
    where: { id: use.id, merchantId, createdAt: { lte: use.until } },
    select: { body: true },
  });
  return row && openBody(row.body);
}
