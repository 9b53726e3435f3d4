import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { seal } from "@/server/db/secret-box";
import { withTransaction } from "@/server/db/transaction";
import { MAIL_PURPOSE } from "@/server/modules/mail/internal";
import { type RequestMailInput, requestMailSchema } from "@/server/modules/mail/schema";

/**
 * Has one message sent once the caller's transaction has committed; nothing leaves when it has not. Kept sealed until
 * then. Answers the message's id. Throws `validation_failed`.
 */
export async function requestMail(ctx: Context, input: RequestMailInput): Promise<{ id: string }> {
  authorizeSystem(ctx);
  const { kind, ...mail } = parse(requestMailSchema, input);
  return withTransaction(ctx, async (ctx) => {
    const id = newId("mailMessage", ctx.clock);
    await ctx.tx.mailMessage.create({
      data: {
        id,
        kind,
        status: "queued",
        content: seal(JSON.stringify(mail), MAIL_PURPOSE),
        createdAt: wallNow(ctx.clock),
      },
    });
    await appendEvents(ctx, [
      {
        type: "mail.requested",
        aggregateType: "mail_message",
        aggregateId: id,
        version: 1,
        merchantId: null,
        mode: ctx.mode,
        data: { id, object: "mail_message", kind },
      },
    ]);
    return { id };
  });
}
