import { decodeJwt } from "jose";
import { wallNow } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { credentialCache } from "@/server/db/credential-cache";
import { hashSecret } from "@/server/db/secret-hash";
import { withTransaction } from "@/server/db/transaction";
import { auditRevocation, authenticateClient } from "@/server/modules/partners/internal";
import type { ClientCredentials } from "@/server/modules/partners/schema";

/**
 * Ends the grant of an access or refresh token with all its tokens, within a second, audited (RFC 7009). A token that is unknown or
 * another client's changes nothing and is no error, as that document wants. Throws `invalid_client`.
 */
export async function revokePartnerToken(
  ctx: Context,
  input: ClientCredentials & { readonly token: string },
): Promise<void> {
  await withTransaction(ctx, async (ctx) => {
    const partner = await authenticateClient(ctx, input);
    const tokenHash = hashSecret(input.token);
    const revoked = await ctx.tx.partnerGrant.updateManyAndReturn({
      where: {
        partnerId: partner.id,
        revokedAt: null,
        OR: [{ id: grantNamed(input.token) }, { refreshTokens: { some: { tokenHash } } }],
      },
      data: { revokedAt: wallNow(ctx.clock) },
    });
    for (const { id } of revoked) await auditRevocation(ctx, partner, id);
  });
  credentialCache().clear();
}

/** Unverified, because the client that asks has proved itself and reaches its own grants alone. */
function grantNamed(token: string): string {
  try {
    return String(decodeJwt(token).sid);
  } catch {
    return "";
  }
}
