import { authorizeSystem } from "@/server/auth/authorize";
import { wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import type { MailMessage as MailRow } from "@/server/db/generated/client";
import { unseal } from "@/server/db/secret-box";
import { reader } from "@/server/db/transaction";
import { claimMail, MAIL_PURPOSE } from "@/server/modules/mail/internal";
import { type MailAnswer, mailTransport } from "@/server/modules/mail/ports";
import { renderMail } from "@/server/modules/mail/rules";
import { sealedMailSchema, type SendMailInput, sendMailSchema } from "@/server/modules/mail/schema";
import { logger } from "@/server/observability/logger";

/**
 * Makes one attempt to send a queued message, and forgets its words once it has left or was refused for good. Does nothing
 * for a message that has left already or that another sender is at. Throws `unavailable` when it is to be tried again.
 */
export async function sendMail(ctx: Context, input: SendMailInput): Promise<{ sent: boolean }> {
  authorizeSystem(ctx);
  const { id } = parse(sendMailSchema, input);
  const row = await claimMail(reader(ctx), id, wallNow(ctx.clock));
  if (!row) return { sent: false };
  const answer = await attempt(row).catch(async (cause: unknown) => {
    await reader(ctx).mailMessage.updateMany({
      where: { id, status: "queued", attemptCount: row.attemptCount },
      data: { claimedUntil: null },
    });
    throw new DomainError("unavailable", "The mail server did not take the message", {}, cause);
  });
  if (!answer.accepted) logger.warn({ id, kind: row.kind, reason: answer.reason }, "an e-mail was not sent");
  await reader(ctx).mailMessage.updateMany({
    where: { id, status: "queued", attemptCount: row.attemptCount },
    data: {
      status: answer.accepted ? "sent" : "failed",
      content: null,
      claimedUntil: null,
      failure: answer.accepted ? null : answer.reason,
      sentAt: answer.accepted ? wallNow(ctx.clock) : null,
    },
  });
  return { sent: answer.accepted };
}

async function attempt({ id, content }: MailRow): Promise<MailAnswer> {
  const transport = mailTransport.get();
  if (transport === null) return { accepted: false, reason: "No mail server is set: SMTP_URL" };
  if (content === null) return { accepted: false, reason: "Its words are gone" };
  const mail = parse(sealedMailSchema, JSON.parse(unseal(content, MAIL_PURPOSE)));
  const { subject } = mail.content;
  return transport.send({ id, to: mail.to, subject, ...(await renderMail(mail.content)) });
}
