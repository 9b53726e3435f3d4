import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { idSchema, textSchema, timeSchema } from "@/server/core/wire";

/** A passkey as its owner sees it. */
export const passkeySchema = z.object({
  id: idSchema("passkey"),
  object: z.literal("passkey"),
  name: z.string(),
  created_at: timeSchema,
  last_used_at: timeSchema.nullable(),
});
export type Passkey = z.output<typeof passkeySchema>;

const answerSchema = z.object({
  id: z.string().min(1).max(1024),
  type: z.literal("public-key"),
  response: z.object({ clientDataJSON: z.string().max(10_000) }),
});

/** What a browser answers. The library judges the inside; here is only the shape that makes it an answer. */
const answerOf = <T>() =>
  z.custom<T>((value) => answerSchema.safeParse(value).success, "Is no answer of a passkey");

export const registerPasskeySchema = z.strictObject({
  name: textSchema(60),
  response: answerOf<RegistrationResponseJSON>(),
});
export type RegisterPasskeyInput = z.input<typeof registerPasskeySchema>;

export const authenticatePasskeySchema = z.strictObject({ response: answerOf<AuthenticationResponseJSON>() });
export type AuthenticatePasskeyInput = z.input<typeof authenticatePasskeySchema>;

export const passkeyIdSchema = z.strictObject({ id: idSchema("passkey") });
export type PasskeyIdInput = z.input<typeof passkeyIdSchema>;
