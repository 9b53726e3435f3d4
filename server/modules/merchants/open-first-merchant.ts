import { asSystem, authorizedMerchantId, authorizeSystem } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import {
  type CreateMerchantInput,
  createMerchantSchema,
  type Merchant,
} from "@/server/modules/merchants/schema";

/**
 * Opens a business for a person who is signed in and belongs to none, and whom nobody's permission table knows therefore;
 * audited as that person's act. Throws `validation_failed`, `not_found`, `invalid_state` (belongs to one).
 */
export async function openFirstMerchant(outer: Context, input: CreateMerchantInput): Promise<Merchant> {
  authorizeSystem(outer);
  const { name, owner_user_id: userId } = parse(createMerchantSchema, input);
  return withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `merchants of ${userId}`);
    if ((await ctx.tx.member.count({ where: { userId } })) > 0)
      throw new DomainError("invalid_state", "You belong to a merchant: open another one from its menu");
    const merchant = await createMerchant(asSystem(ctx, "open-merchant"), { name, owner_user_id: userId });
    const member = await ctx.tx.member.findFirstOrThrow({
      where: { userId, merchantId: merchant.id },
      select: { id: true, role: true, user: { select: { email: true } } },
    });
    const owner: Context["actor"] = {
      type: "user",
      userId,
      memberId: member.id,
      role: member.role,
      email: member.user.email,
    };
    await recordAudit(
      { ...ctx, actor: owner, merchantId: authorizedMerchantId(merchant.id) },
      { action: "merchant.open", targetType: "merchant", targetId: merchant.id, after: { name } },
    );
    return merchant;
  });
}
