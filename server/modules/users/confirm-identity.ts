import { authorizePerson } from "@/server/auth/authorize";
import { invalidField } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { confirmSession } from "@/server/modules/sessions/confirm-session";
import { verifyPassword } from "@/server/modules/users/internal";
import { type ConfirmIdentityInput, confirmIdentitySchema } from "@/server/modules/users/schema";

/** Lets the caller do what is sensitive for ten minutes, by their password. Throws `validation_failed` for a wrong one. */
export async function confirmIdentity(ctx: Context, input: ConfirmIdentityInput): Promise<void> {
  const id = authorizePerson(ctx);
  const { password } = parse(confirmIdentitySchema, input);
  const { passwordHash } = await reader(ctx).user.findUniqueOrThrow({ where: { id } });
  if (!(await verifyPassword(passwordHash, password))) throw invalidField("password", "Is not your password");
  await confirmSession(ctx);
}
