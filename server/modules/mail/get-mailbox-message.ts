import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { listMailboxMessages } from "@/server/modules/mail/list-mailbox-messages";
import {
  type GetMailboxMessageInput,
  getMailboxMessageSchema,
  type MailboxMessage,
} from "@/server/modules/mail/schema";

/** One message of this machine's mailbox. Throws `not_found`, also anywhere but on a laptop. Public there. */
export async function getMailboxMessage(
  ctx: Context,
  input: GetMailboxMessageInput,
): Promise<MailboxMessage> {
  const { id } = parse(getMailboxMessageSchema, input);
  const message = (await listMailboxMessages(ctx)).find((other) => other.id === id);
  if (!message) throw notFound("message", id);
  return message;
}
