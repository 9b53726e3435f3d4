import { authorize, authorizeScopes, requireTrustForSecret } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { assertVersion, DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { credentialCache } from "@/server/db/credential-cache";
import { withTransaction } from "@/server/db/transaction";
import { loadPartner, revokeGrants, toPartner } from "@/server/modules/partners/internal";
import { type Partner, type UpdatePartnerInput, updatePartnerSchema } from "@/server/modules/partners/schema";

/**
 * Changes the named fields, audited. Fewer scopes hold for tokens that exist too; disabling ends them all, within a
 * second. Throws `forbidden`, also for a new scope that the one who changes it does not hold, `confirmation_required` for
 * what a live one may do and for enabling it, `not_found`, `version_mismatch` for another version than the one named,
 * `conflict` when it changed meanwhile.
 */
export async function updatePartner(ctx: Context, input: UpdatePartnerInput): Promise<Partner> {
  const merchantId = authorize(ctx, "partners:write");
  const { id, version, ...change } = parse(updatePartnerSchema, input);
  if (change.scopes !== undefined || change.status === "active") requireTrustForSecret(ctx);

  const changed = await withTransaction(ctx, async (ctx) => {
    const before = await loadPartner(ctx, merchantId, id);
    assertVersion("partner", before.version, version);
    authorizeScopes(
      ctx,
      (change.scopes ?? []).filter((scope) => !before.scopes.includes(scope)),
    );
    const now = wallNow(ctx.clock);
    const [after] = await ctx.tx.partner.updateManyAndReturn({
      where: { id, merchantId, version: before.version },
      data: { ...change, version: before.version + 1, updatedAt: now },
    });
    if (!after) throw new DomainError("conflict", "The partner was changed at the same time");
    if (after.status === "disabled") await revokeGrants(ctx, id);
    const partner = toPartner(after, now);
    await recordAudit(ctx, {
      action: "partner.update",
      targetType: "partner",
      targetId: id,
      before: toPartner(before, now),
      after: partner,
    });
    return partner;
  });
  credentialCache().clear();
  return changed;
}
