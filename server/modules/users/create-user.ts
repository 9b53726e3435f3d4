import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { isUniqueViolation } from "@/server/db/database-error";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { hashPassword, toUser } from "@/server/modules/users/internal";
import { type CreateUserInput, createUserSchema, type User } from "@/server/modules/users/schema";

/** Registers a person and emits `user.registered`. Throws `validation_failed` for a weak password, `conflict` for a known e-mail. */
export async function createUser(ctx: Context, input: CreateUserInput): Promise<User> {
  authorizeSystem(ctx);
  const { email, name, password, email_verified: isVerified } = parse(createUserSchema, input);
  const passwordHash = await hashPassword(password);
  try {
    return await withTransaction(ctx, async (ctx) => {
      const row = await ctx.tx.user.create({
        data: {
          id: newId("user", ctx.clock),
          email,
          name,
          passwordHash,
          createdAt: ctx.clock.now(),
          emailVerifiedAt: isVerified ? wallNow(ctx.clock) : null,
        },
      });
      const user = toUser(row);
      await appendEvents(ctx, [
        {
          type: "user.registered",
          aggregateType: "user",
          aggregateId: user.id,
          version: 1,
          merchantId: null,
          mode: ctx.mode,
          data: user,
        },
      ]);
      return user;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError(
      "conflict",
      "An account with this e-mail exists already",
      { issues: [{ path: "email", message: "Is taken" }] },
      error,
    );
  }
}
