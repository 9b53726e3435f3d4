import { authorizePerson } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { toPasskey } from "@/server/modules/passkeys/internal";
import type { Passkey } from "@/server/modules/passkeys/schema";

/** The caller's passkeys, newest first. */
export async function listPasskeys(ctx: Context): Promise<Passkey[]> {
  const userId = authorizePerson(ctx);
  const rows = await reader(ctx).passkey.findMany({ where: { userId }, orderBy: { id: "desc" } });
  return rows.map(toPasskey);
}
