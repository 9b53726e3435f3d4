import { authorize, authorizeScopes, requireTrustForSecret } from "@/server/auth/authorize";
import { addSeconds, wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { credentialCache } from "@/server/db/credential-cache";
import { withTransaction } from "@/server/db/transaction";
import { loadPartner, newSecret, revokeGrants, toPartner } from "@/server/modules/partners/internal";
import {
  type PartnerWithSecret,
  type RollPartnerSecretInput,
  rollPartnerSecretSchema,
} from "@/server/modules/partners/schema";

/**
 * Gives a partner a new client secret, audited; the one before works beside it for `overlap_seconds`, one of an earlier
 * roll ends at once. Without overlap the secret has leaked: every token ends too. The answer alone carries the new one.
 * Throws `forbidden`, also for a partner that may do what the one who rolls it may not, `confirmation_required` for a
 * live one, `not_found`, `conflict` when it changed meanwhile.
 */
export async function rollPartnerSecret(
  ctx: Context,
  input: RollPartnerSecretInput,
): Promise<PartnerWithSecret> {
  const merchantId = authorize(ctx, "partners:write");
  requireTrustForSecret(ctx);
  const { id, overlap_seconds: overlapSeconds } = parse(rollPartnerSecretSchema, input);
  const { secret, columns } = newSecret(ctx.mode);
  const overlaps = overlapSeconds > 0;

  const rolled = await withTransaction(ctx, async (ctx) => {
    const before = await loadPartner(ctx, merchantId, id);
    authorizeScopes(ctx, before.scopes);
    const now = wallNow(ctx.clock);
    const [after] = await ctx.tx.partner.updateManyAndReturn({
      where: { id, merchantId, version: before.version },
      data: {
        ...columns,
        previousSecretHash: overlaps ? before.secretHash : null,
        previousSecretExpires: overlaps ? addSeconds(now, overlapSeconds) : null,
        version: before.version + 1,
        updatedAt: now,
      },
    });
    if (!after) throw new DomainError("conflict", "The partner was changed at the same time");
    if (!overlaps) await revokeGrants(ctx, id);
    const partner = toPartner(after, now);
    await recordAudit(ctx, {
      action: "partner.roll_secret",
      targetType: "partner",
      targetId: id,
      before: toPartner(before, now),
      after: partner,
    });
    return { ...partner, client_secret: secret };
  });
  credentialCache().clear();
  return rolled;
}
