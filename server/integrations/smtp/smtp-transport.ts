import { createTransport } from "nodemailer";
import { LIMITS } from "@/server/config/limits";
import type { MailAnswer, MailTransport, OutgoingMail } from "@/server/modules/mail/ports";

interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; STARTTLS is used where the server offers it. */
  readonly url: string;
  /** `Daric <payments@example.com>` */
  readonly from: string;
}

/** From 500 on a reply is permanent (RFC 5321 section 4.2.1). */
const PERMANENT = 500;
/** Wrong or missing credentials are the operator's to mend; the message is good. */
const CREDENTIALS = new Set([530, 534, 535, 538]);

/** The transport over SMTP. The message's id is its Message-ID, so that a repetition is known as one. */
export function createSmtpTransport({ url, from }: SmtpOptions): MailTransport {
  const timeout = LIMITS.mail.timeoutMilliseconds;
  const transport = createTransport({
    url,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // No content of a message may come from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? "localhost";
  return {
    async send({ id, to, subject, html, text }: OutgoingMail): Promise<MailAnswer> {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          subject,
          html,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return { accepted: true };
      } catch (error) {
        const code = replyCode(error);
        if (code === undefined || code < PERMANENT || CREDENTIALS.has(code)) throw error;
        return { accepted: false, reason: `The mail server refused it with ${code}` };
      }
    },
  };
}

function replyCode(error: unknown): number | undefined {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === "number" ? code : undefined;
}
