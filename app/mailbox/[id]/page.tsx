import type { Metadata } from "next";
import { MailboxFrame } from "@/components/mail/mailbox-frame";
import { MessageView } from "@/components/mail/message-view";
import { askMailbox } from "@/app/mailbox/caller";

export const metadata: Metadata = { title: "E-mail", robots: { index: false } };

export default async function MailboxMessagePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const message = await askMailbox((mailbox) => mailbox.get({ id }));
  return (
    <MailboxFrame title={message.subject} back>
      <MessageView message={message} />
    </MailboxFrame>
  );
}
