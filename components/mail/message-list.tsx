import Link from "next/link";
import { DateTime } from "@/components/format/date-time";
import { Card } from "@/components/ui/card";
import type { MailboxMessage } from "@/server/modules/mail/schema";

/** The messages of this machine's mailbox, newest first. */
export function MessageList({ messages }: { messages: readonly MailboxMessage[] }) {
  return (
    <Card padding="none">
      <ul className="divide-y divide-line">
        {messages.map(({ id, subject, to, received_at }) => (
          <li key={id}>
            <Link
              href={`/mailbox/${id}`}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3 hover:bg-hover sm:px-5"
            >
              <span className="min-w-0">
                <span className="block text-sm font-medium wrap-break-word text-ink">{subject}</span>
                <span className="block text-sm wrap-break-word text-muted">To {to.join(", ")}</span>
              </span>
              <DateTime value={received_at} lead="relative" className="text-sm text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
