import { authorizePerson } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toIdentity } from "@/server/modules/identities/internal";
import type { Identity } from "@/server/modules/identities/schema";

/** The accounts elsewhere that open the caller's account. */
export async function listIdentities(ctx: Context): Promise<Identity[]> {
  const userId = authorizePerson(ctx);
  const rows = await reader(ctx).identity.findMany({ where: { userId }, orderBy: { provider: "asc" } });
  return rows.map(toIdentity);
}
