import { asSystem, authorizePerson } from "@/server/auth/authorize";
import { invalidField, isDomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { requireSecondFactor } from "@/server/modules/second-factors/require-second-factor";
import { confirmSession } from "@/server/modules/sessions/confirm-session";
import { verifyPassword } from "@/server/modules/users/internal";
import { type ConfirmIdentityInput, confirmIdentitySchema } from "@/server/modules/users/schema";

/** Lets the caller do what is sensitive for ten minutes, by their password, and by a code where they have a second factor. Throws `validation_failed` for a wrong one. */
export async function confirmIdentity(ctx: Context, input: ConfirmIdentityInput): Promise<void> {
  const id = authorizePerson(ctx);
  const { password, code } = parse(confirmIdentitySchema, input);
  const { passwordHash } = await reader(ctx).user.findUniqueOrThrow({ where: { id } });
  if (!(await verifyPassword(passwordHash, password))) throw invalidField("password", "Is not your password");
  try {
    await requireSecondFactor(asSystem(ctx, "confirm-identity"), { user_id: id, code });
  } catch (error) {
    // The caller is signed in: a wrong code is a wrong field, no reason to sign in again.
    throw isDomainError(error) ? invalidField("code", error.message) : error;
  }
  await confirmSession(ctx);
}
