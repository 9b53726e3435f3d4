import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
} from "@simplewebauthn/server";
import { authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { keepChallenge, relyingParty } from "@/server/modules/passkeys/internal";

/** What the caller's browser needs to make a passkey. Throws `confirmation_required`. */
export async function beginPasskey(
  ctx: Context,
): Promise<Omit<PublicKeyCredentialCreationOptionsJSON, "extensions">> {
  const userId = authorizePerson(ctx);
  requireConfirmation(ctx);
  const user = await reader(ctx).user.findUniqueOrThrow({
    where: { id: userId },
    include: { passkeys: true },
  });
  const { id: rpID, name: rpName } = relyingParty();
  const { extensions: _, ...options } = await generateRegistrationOptions({
    rpID,
    rpName,
    userName: user.email,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(userId),
    attestationType: "none",
    excludeCredentials: user.passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports,
    })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(ctx, options.challenge, userId);
  return options;
}
