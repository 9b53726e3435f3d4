import { authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";

/** Before somebody is sent to a provider to link an account there: asks for the proof of identity that the link needs when they come back. Throws `confirmation_required`. */
export async function beginIdentityLink(ctx: Context): Promise<void> {
  authorizePerson(ctx);
  requireConfirmation(ctx);
}
