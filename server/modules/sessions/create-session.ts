import { authorizeSystem } from "@/server/auth/authorize";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { insertSession } from "@/server/modules/sessions/internal";
import { type CreateSessionInput, createSessionSchema } from "@/server/modules/sessions/schema";

const USER_AGENT_CHARACTERS = 300;

/** Begins a session of a person who has just signed in, under a new id. Audited. */
export async function createSession(ctx: Context, input: CreateSessionInput): Promise<{ id: string }> {
  authorizeSystem(ctx);
  const { user_id: userId, client_address: clientAddress, user_agent } = parse(createSessionSchema, input);
  const userAgent = user_agent?.slice(0, USER_AGENT_CHARACTERS) ?? null;
  return withTransaction(ctx, async (ctx) => {
    const { id } = await insertSession(ctx, ctx.tx, { userId, clientAddress, userAgent });
    await recordAudit(
      { ...ctx, clientAddress: clientAddress ?? undefined },
      { action: "user.sign_in", targetType: "user", targetId: userId, after: { session: id } },
    );
    return { id };
  });
}
