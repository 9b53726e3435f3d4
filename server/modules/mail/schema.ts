import { z } from "zod";

const line = (characters: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(characters)
    .refine((text) => !/\p{Cc}/u.test(text), "Must not have control characters");

/** What a message says: plain text throughout, which is escaped when it is rendered. */
export const mailContentSchema = z.strictObject({
  subject: line(200),
  heading: line(200),
  paragraphs: z.array(line(2_000)).min(1).max(20),
  /** The one thing to do about it. */
  action: z.strictObject({ label: line(60), url: z.url({ protocol: /^https?$/ }) }).optional(),
  /** Facts below the paragraphs: name and value. */
  facts: z
    .array(z.tuple([line(60), line(300)]))
    .max(20)
    .optional(),
  /** In small letters: why it came, and what to do when it was not meant. */
  note: line(500).optional(),
});

export type MailContent = z.output<typeof mailContentSchema>;

export const requestMailSchema = z.strictObject({
  /** Names the message in the log: `invitation`, `email-verification`. */
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  to: z.email().max(254),
  content: mailContentSchema,
});

export type RequestMailInput = z.input<typeof requestMailSchema>;

/** The sealed column: who it is for and what it says. */
export const sealedMailSchema = requestMailSchema.omit({ kind: true });

export const sendMailSchema = z.strictObject({ id: z.string() });
export type SendMailInput = z.input<typeof sendMailSchema>;

/** A message that arrived in the loopback mailbox. */
export const mailboxMessageSchema = z.object({
  id: z.string().regex(/^[0-9a-z-]{1,80}$/),
  object: z.literal("mailbox_message"),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  received_at: z.string(),
});

export type MailboxMessage = z.output<typeof mailboxMessageSchema>;

export const getMailboxMessageSchema = z.object({ id: z.string() });
export type GetMailboxMessageInput = z.input<typeof getMailboxMessageSchema>;
