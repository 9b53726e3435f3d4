import { once } from "node:events";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { callbackify } from "node:util";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { keepMessage } from "@/server/integrations/mailbox/mailbox-folder";

const LARGEST_BYTES = 1_000_000;

export interface MailboxServer {
  /** What SMTP_URL is to be. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A real SMTP server on loopback that delivers to nobody: what it is given is kept in `folder`. */
export async function startMailboxServer(folder: string): Promise<MailboxServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    onData: callbackify(async (stream: Readable, { envelope }: SMTPServerSession) => {
      const { from, subject, text, html } = await PostalMime.parse(await buffer(stream));
      await keepMessage(folder, {
        from: from?.address ?? "",
        to: envelope.rcptTo.map(({ address }) => address),
        subject: subject ?? "",
        text: text ?? "",
        html: html ?? null,
      });
    }),
  });
  // A client that hangs up is no reason to end.
  server.on("error", () => undefined);
  const listener = server.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("The mailbox got no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
