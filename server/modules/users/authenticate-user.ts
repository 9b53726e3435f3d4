import { authorizeSystem } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { requireSecondFactor } from "@/server/modules/second-factors/require-second-factor";
import { hashPassword, toUser, verifyPassword } from "@/server/modules/users/internal";
import { type AuthenticateUserInput, authenticateUserSchema, type User } from "@/server/modules/users/schema";

let decoy: Promise<string> | undefined;

/**
 * The person whose e-mail and password these are, and whose code where they have a second factor. Throws `unauthenticated`
 * without saying which of the two was wrong, and with a `reason` for the code alone. An unknown e-mail costs the same hashing
 * as a known one.
 */
export async function authenticateUser(ctx: Context, input: AuthenticateUserInput): Promise<User> {
  authorizeSystem(ctx);
  const { email, password, code } = parse(authenticateUserSchema, input);
  const row = await reader(ctx).user.findUnique({ where: { email } });
  decoy ??= hashPassword("no account has this password");
  const matches = await verifyPassword(row?.passwordHash ?? (await decoy), password);
  if (!row || !matches)
    throw new DomainError("unauthenticated", "This e-mail and password do not match an account");
  await requireSecondFactor(ctx, { user_id: row.id, code });
  return toUser(row);
}
