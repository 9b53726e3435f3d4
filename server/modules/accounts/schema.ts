import { z } from "zod";
import { createUserSchema } from "@/server/modules/users/schema";

/** What the sign-up form asks for. */
export const createAccountSchema = createUserSchema.safeExtend({
  business_name: z.string().trim().min(1).max(100),
});

export type CreateAccountInput = z.input<typeof createAccountSchema>;
