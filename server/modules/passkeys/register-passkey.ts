import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { relyingParty, toPasskey, takeChallenge } from "@/server/modules/passkeys/internal";
import {
  type Passkey,
  type RegisterPasskeyInput,
  registerPasskeySchema,
} from "@/server/modules/passkeys/schema";

/**
 * Keeps the passkey that the caller's browser has made, audited. Throws `invalid_state` when it does not answer the caller's
 * own, unused challenge, `conflict` at the limit, `confirmation_required`.
 */
export async function registerPasskey(ctx: Context, input: RegisterPasskeyInput): Promise<Passkey> {
  const userId = authorizePerson(ctx);
  requireConfirmation(ctx);
  const { name, response } = parse(registerPasskeySchema, input);
  const { id: expectedRPID, origin } = relyingParty();
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(ctx, challenge, userId),
    expectedOrigin: origin,
    expectedRPID,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw new DomainError("invalid_state", "This passkey could not be checked: try again", {}, cause);
  });
  if (!registrationInfo)
    throw new DomainError("invalid_state", "This passkey could not be checked: try again");
  const { id: credentialId, publicKey, counter, transports = [] } = registrationInfo.credential;
  return withTransaction(ctx, async (ctx) => {
    await lock(ctx.tx, `passkeys:${userId}`);
    if ((await ctx.tx.passkey.count({ where: { userId } })) >= LIMITS.passkey.perUser)
      throw new DomainError(
        "conflict",
        `There are at most ${LIMITS.passkey.perUser} passkeys: delete one first`,
      );
    const row = await ctx.tx.passkey.create({
      data: {
        id: newId("passkey", ctx.clock),
        userId,
        name,
        credentialId,
        publicKey,
        counter: BigInt(counter),
        transports,
        createdAt: wallNow(ctx.clock),
      },
    });
    const passkey = toPasskey(row);
    await recordAudit(ctx, {
      action: "user.register_passkey",
      targetType: "user",
      targetId: userId,
      after: passkey,
    });
    return passkey;
  });
}
