import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Deletes grants with their refresh tokens, and signing keys, once nothing that they made can be valid. */
export async function prunePartnerGrants(ctx: Context): Promise<{ grants: number; keys: number }> {
  authorizeSystem(ctx);
  const where = { expiresAt: { lte: ctx.clock.now() } };
  const grants = await reader(ctx).partnerGrant.deleteMany({ where });
  const keys = await reader(ctx).tokenSigningKey.deleteMany({ where });
  return { grants: grants.count, keys: keys.count };
}
