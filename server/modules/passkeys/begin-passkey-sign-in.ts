import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { keepChallenge, relyingParty } from "@/server/modules/passkeys/internal";

/** What a browser needs to sign in with whatever passkey it has here. It tells nothing of any account. */
export async function beginPasskeySignIn(
  ctx: Context,
): Promise<Omit<PublicKeyCredentialRequestOptionsJSON, "extensions">> {
  authorizeSystem(ctx);
  const { extensions: _, ...options } = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
  });
  await keepChallenge(ctx, options.challenge, null);
  return options;
}
