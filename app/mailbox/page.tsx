import type { Metadata } from "next";
import { EmptyState } from "@/components/layout/empty-state";
import { MailboxFrame } from "@/components/mail/mailbox-frame";
import { MessageList } from "@/components/mail/message-list";
import { askMailbox } from "./caller";

export const metadata: Metadata = { title: "Mailbox", robots: { index: false } };

/** Every e-mail that this machine would have sent. */
export default async function MailboxPage() {
  const messages = await askMailbox((mailbox) => mailbox.list());
  return (
    <MailboxFrame
      title="Mailbox"
      description="Every e-mail that Daric on this machine would have sent. It reaches nobody else."
    >
      {messages.length === 0 ? (
        <EmptyState title="No e-mails yet">
          Sign up or ask for a new password, and the message appears here.
        </EmptyState>
      ) : (
        <MessageList messages={messages} />
      )}
    </MailboxFrame>
  );
}
