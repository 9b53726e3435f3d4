import { z } from "zod";
import { idSchema, timeSchema } from "@/server/core/wire";

/** A browser in which this person is signed in. */
export const sessionSchema = z.object({
  id: idSchema("session"),
  object: z.literal("session"),
  device: z.string().describe("Browser and system, as far as it tells"),
  client_address: z.string().nullable(),
  current: z.boolean(),
  created_at: timeSchema,
  last_seen_at: timeSchema,
});

export type Session = z.output<typeof sessionSchema>;

export const createSessionSchema = z.strictObject({
  user_id: idSchema("user"),
  client_address: z.string().max(64).nullable(),
  user_agent: z.string().nullable(),
});
export type CreateSessionInput = z.input<typeof createSessionSchema>;

export const sessionIdSchema = z.strictObject({ id: idSchema("session") });
export type SessionIdInput = z.input<typeof sessionIdSchema>;

export const endUserSessionsSchema = z.strictObject({
  user_id: idSchema("user"),
  /** That one alone. */
  id: idSchema("session").optional(),
});
export type EndUserSessionsInput = z.input<typeof endUserSessionsSchema>;
