import { authorizePerson, requireConfirmation } from "@/server/auth/authorize";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { type PasskeyIdInput, passkeyIdSchema } from "@/server/modules/passkeys/schema";

/** Deletes one of the caller's passkeys, audited. Throws `not_found`, also for somebody else's, `confirmation_required`. */
export async function deletePasskey(ctx: Context, input: PasskeyIdInput): Promise<void> {
  const userId = authorizePerson(ctx);
  requireConfirmation(ctx);
  const { id } = parse(passkeyIdSchema, input);
  await withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.passkey.deleteMany({ where: { id, userId } });
    if (count === 0) throw notFound("passkey", id);
    await recordAudit(ctx, {
      action: "user.delete_passkey",
      targetType: "user",
      targetId: userId,
      before: { id },
    });
  });
}
