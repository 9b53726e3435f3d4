import { authorizeSystem } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { merchantEvent, toMerchant } from "@/server/modules/merchants/internal";
import {
  type CreateMerchantInput,
  createMerchantSchema,
  type Merchant,
} from "@/server/modules/merchants/schema";

/** Opens a business together with its first owner and emits `merchant.created`. Throws `not_found` for an unknown user. */
export async function createMerchant(ctx: Context, input: CreateMerchantInput): Promise<Merchant> {
  authorizeSystem(ctx);
  const { name, owner_user_id: userId } = parse(createMerchantSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const owner = await ctx.tx.user.findUnique({ where: { id: userId }, select: { id: true } });
    if (!owner) throw notFound("user", userId);
    const now = ctx.clock.now();
    const row = await ctx.tx.merchant.create({
      data: {
        id: newId("merchant", ctx.clock),
        name,
        createdAt: now,
        updatedAt: now,
        members: { create: { id: newId("member", ctx.clock), userId, role: "owner", createdAt: now } },
      },
    });
    const merchant = toMerchant(row);
    await appendEvents(ctx, [merchantEvent(ctx, "merchant.created", merchant)]);
    return merchant;
  });
}
