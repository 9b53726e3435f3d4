import { asSystem, authorize } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { type Merchant, type OpenMerchantInput, openMerchantSchema } from "@/server/modules/merchants/schema";

/** Opens another business, which the caller owns; audited. Throws `forbidden`, `validation_failed`, `invalid_state` (belongs to too many). */
export async function openMerchant(outer: Context, input: OpenMerchantInput): Promise<Merchant> {
  authorize(outer, "merchant:read");
  const { name } = parse(openMerchantSchema, input);
  const { actor } = outer;
  if (actor.type !== "user") throw new DomainError("forbidden", "Only a person can open a merchant");
  return withTransaction(outer, async (ctx) => {
    await lock(ctx.tx, `merchants of ${actor.userId}`);
    const count = await ctx.tx.member.count({ where: { userId: actor.userId } });
    if (count >= LIMITS.team.merchantsPerPerson)
      throw new DomainError(
        "invalid_state",
        `You can belong to at most ${LIMITS.team.merchantsPerPerson} merchants`,
      );
    const merchant = await createMerchant(asSystem(ctx, "open-merchant"), {
      name,
      owner_user_id: actor.userId,
    });
    await recordAudit(ctx, {
      action: "merchant.open",
      targetType: "merchant",
      targetId: merchant.id,
      after: { name },
    });
    return merchant;
  });
}
