import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { ALGORITHM } from "@/server/modules/partners/internal";
import { type JsonWebKeySet, jwksSchema } from "@/server/modules/partners/schema";

/** The public keys of all access tokens that can be valid now (RFC 7517). For anybody. */
export async function listSigningKeys(ctx: Context): Promise<JsonWebKeySet> {
  const rows = await reader(ctx).tokenSigningKey.findMany({
    where: { expiresAt: { gt: ctx.clock.now() } },
    orderBy: { createdAt: "desc" },
  });
  return jwksSchema.parse({
    keys: rows.map(({ id, publicKey }) => ({
      ...(publicKey as object),
      kid: id,
      use: "sig",
      alg: ALGORITHM,
    })),
  });
}
