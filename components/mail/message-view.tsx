import { DateTime } from "@/components/format/date-time";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { MailboxMessage } from "@/server/modules/mail/schema";

/** A link of the message opens in place of the page, not inside the frame. */
function opensOnTop(html: string): string {
  return html.replace("<head>", '<head><base target="_top">');
}

/** One e-mail as its reader would see it, and its alternative as text. The frame runs no script. */
export function MessageView({
  message: { from, to, text, html, received_at, subject },
}: {
  message: MailboxMessage;
}) {
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <KeyValueList
          items={[
            { key: "From", value: from },
            { key: "To", value: to.join(", ") },
            { key: "Received", value: <DateTime value={received_at} lead="both" /> },
          ]}
        />
      </Card>
      {html === null ? null : (
        <iframe
          title={`E-mail: ${subject}`}
          sandbox="allow-top-navigation-by-user-activation"
          srcDoc={opensOnTop(html)}
          className="h-160 w-full rounded-xl border border-line bg-white"
        />
      )}
      <Card title="As text">
        <pre className="text-sm wrap-anywhere whitespace-pre-wrap text-ink">{text}</pre>
      </Card>
    </div>
  );
}
