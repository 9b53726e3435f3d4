import { notFound } from "@/server/core/errors";
import type { Context } from "@/server/db/context";
import { mailbox } from "@/server/modules/mail/ports";
import type { MailboxMessage } from "@/server/modules/mail/schema";

/** What has arrived in this machine's mailbox, newest first. Throws `not_found` anywhere but on a laptop. Public there. */
export async function listMailboxMessages(_: Context): Promise<MailboxMessage[]> {
  const box = mailbox.get();
  if (box === null) throw notFound("page", "mailbox");
  return box.list();
}
