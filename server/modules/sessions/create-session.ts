import { authorizeSystem } from "@/server/auth/authorize";
import { env } from "@/server/config/env";
import { wallNow } from "@/server/core/clock";
import { parse } from "@/server/core/parse";
import { recordAudit } from "@/server/db/audit";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { requestMail } from "@/server/modules/mail/request-mail";
import { insertSession } from "@/server/modules/sessions/internal";
import { signInMail, isFamiliar } from "@/server/modules/sessions/rules";
import { type CreateSessionInput, createSessionSchema } from "@/server/modules/sessions/schema";

const USER_AGENT_CHARACTERS = 300;

/** Begins a session of a person who has just signed in, under a new id. Audited; an e-mail tells the person of a browser or place that none of their earlier sessions had. */
export async function createSession(ctx: Context, input: CreateSessionInput): Promise<{ id: string }> {
  authorizeSystem(ctx);
  const { user_id: userId, client_address: clientAddress, user_agent } = parse(createSessionSchema, input);
  const userAgent = user_agent?.slice(0, USER_AGENT_CHARACTERS) ?? null;
  return withTransaction(ctx, async (ctx) => {
    const earlier = await ctx.tx.session.findMany({
      where: { userId },
      select: { userAgent: true, clientAddress: true },
    });
    const { id } = await insertSession(ctx, ctx.tx, { userId, clientAddress, userAgent });
    await recordAudit(
      { ...ctx, clientAddress: clientAddress ?? undefined },
      { action: "user.sign_in", targetType: "user", targetId: userId, after: { session: id } },
    );
    if (!isFamiliar({ userAgent, clientAddress }, earlier)) {
      const { email: to } = await ctx.tx.user.findUniqueOrThrow({ where: { id: userId } });
      const content = signInMail({ userAgent, clientAddress, at: wallNow(ctx.clock) }, env().DARIC_BASE_URL);
      await requestMail(ctx, { kind: "sign-in", to, content });
    }
    return { id };
  });
}
