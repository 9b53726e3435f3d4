import { definePort } from "@/server/core/port";
import type { MailboxMessage } from "@/server/modules/mail/schema";

export interface OutgoingMail {
  /** The id of the message: the same at every attempt. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export type MailAnswer =
  | { readonly accepted: true }
  /** For good: the same message would be refused again. */
  | { readonly accepted: false; readonly reason: string };

/** Hands a message to a mail server. Rejects when it may succeed later. */
export interface MailTransport {
  send(mail: OutgoingMail): Promise<MailAnswer>;
}

/** Null where no mail server is set. */
export const mailTransport = definePort<MailTransport | null>("mail-transport");

/** Messages that a laptop keeps instead of sending them. */
export interface Mailbox {
  /** Newest first. */
  list(): Promise<MailboxMessage[]>;
}

/** Null anywhere but on a laptop. */
export const mailbox = definePort<Mailbox | null>("mailbox");
