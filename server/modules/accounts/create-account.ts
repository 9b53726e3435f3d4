import { asSystem, authorizeSystem } from "@/server/auth/authorize";
import { isDomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { knownAddressMail } from "@/server/modules/accounts/internal";
import { type CreateAccountInput, createAccountSchema } from "@/server/modules/accounts/schema";
import { requestMail } from "@/server/modules/mail/request-mail";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { createUser } from "@/server/modules/users/create-user";
import { requestEmailVerification } from "@/server/modules/users/request-email-verification";

/**
 * Registers a person with a business that they own, and sends the e-mail that proves their address. A known address is
 * answered the same and gets an e-mail that says so. Throws `validation_failed`.
 */
export async function createAccount(ctx: Context, input: CreateAccountInput): Promise<void> {
  authorizeSystem(ctx);
  const { business_name: name, ...person } = parse(createAccountSchema, input);
  const system = asSystem(ctx, "create-account");
  try {
    await withTransaction(system, async (system) => {
      const user = await createUser(system, { ...person, email_verified: false });
      await createMerchant(system, { name, owner_user_id: user.id });
      await requestEmailVerification(system, { user_id: user.id });
    });
  } catch (error) {
    if (!isDomainError(error) || error.code !== "conflict") throw error;
    await requestMail(system, { kind: "known-address", to: person.email, content: knownAddressMail() });
  }
}
