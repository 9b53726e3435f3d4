import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { relyingParty, takeChallenge } from "@/server/modules/passkeys/internal";
import { type AuthenticatePasskeyInput, authenticatePasskeySchema } from "@/server/modules/passkeys/schema";

const refusal = (cause?: unknown) =>
  new DomainError("unauthenticated", "This passkey does not open an account", {}, cause);

/** Whose passkey has answered a challenge of ours. Throws `unauthenticated` for every failure, without saying which. */
export async function authenticatePasskey(
  ctx: Context,
  input: AuthenticatePasskeyInput,
): Promise<{ id: string; email: string; name: string }> {
  authorizeSystem(ctx);
  const { response } = parse(authenticatePasskeySchema, input);
  const row = await reader(ctx).passkey.findUnique({
    where: { credentialId: response.id },
    include: { user: { select: { id: true, email: true, name: true } } },
  });
  if (!row) throw refusal();
  const { id: expectedRPID, origin } = relyingParty();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => takeChallenge(ctx, challenge, null),
    expectedOrigin: origin,
    expectedRPID,
    requireUserVerification: true,
    credential: {
      id: row.credentialId,
      publicKey: new Uint8Array(row.publicKey),
      counter: Number(row.counter),
    },
  }).catch((cause: unknown) => {
    throw refusal(cause);
  });
  if (!verified) throw refusal();
  const { count } = await reader(ctx).passkey.updateMany({
    where: { id: row.id, counter: row.counter },
    data: { counter: BigInt(authenticationInfo.newCounter), lastUsedAt: wallNow(ctx.clock) },
  });
  if (count === 0) throw refusal();
  return row.user;
}
