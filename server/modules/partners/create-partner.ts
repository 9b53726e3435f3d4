import { authorize, authorizeScopes, requireTrustForSecret } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { newSecret, toPartner } from "@/server/modules/partners/internal";
import {
  type CreatePartnerInput,
  createPartnerSchema,
  type PartnerWithSecret,
} from "@/server/modules/partners/schema";

/** Makes a partner of the context's merchant and mode, audited. The answer alone carries its secret. Throws `forbidden`, also for a scope that the maker does not hold and for a live one without a proven e-mail address, `confirmation_required` for a live one, and `conflict` at the limit. */
export async function createPartner(ctx: Context, input: CreatePartnerInput): Promise<PartnerWithSecret> {
  const merchantId = authorize(ctx, "partners:write");
  requireTrustForSecret(ctx);
  const { name, scopes } = parse(createPartnerSchema, input);
  authorizeScopes(ctx, scopes);
  const { secret, columns } = newSecret(ctx.mode);

  return withTransaction(ctx, async (ctx) => {
    await lock(ctx.tx, `partners:${merchantId}:${ctx.mode}`);
    const count = await ctx.tx.partner.count({ where: { merchantId, mode: ctx.mode } });
    if (count >= LIMITS.partner.perMerchant)
      throw new DomainError("conflict", `A merchant has at most ${LIMITS.partner.perMerchant} partners`);
    const now = wallNow(ctx.clock);
    const row = await ctx.tx.partner.create({
      data: {
        id: newId("partner", ctx.clock),
        merchantId,
        mode: ctx.mode,
        name,
        ...columns,
        scopes,
        status: "active",
        createdAt: now,
        updatedAt: now,
      },
    });
    const partner = toPartner(row, now);
    await recordAudit(ctx, {
      action: "partner.create",
      targetType: "partner",
      targetId: row.id,
      after: partner,
    });
    return { ...partner, client_secret: secret };
  });
}
