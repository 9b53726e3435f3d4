import { randomBytes } from "node:crypto";
import { authorizedMerchantId, systemContext } from "@/server/auth/authorize";
import { env } from "@/server/config/env";
import { isDomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import { disconnectDatabase } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import type { CreateInvoiceInput } from "@/server/modules/invoices/schema";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { listMemberships } from "@/server/modules/merchants/list-memberships";
import { createUser } from "@/server/modules/users/create-user";
import { grantPlatformRole } from "@/server/modules/users/grant-platform-role";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { type DemoAccount, demoPath, writeDemoAccount } from "@/server/scripts/launch/demo";

const DAY_SECONDS = 24 * 60 * 60;

const INVOICES: readonly CreateInvoiceInput[] = [
  { amount: "9.99", description: "Flat white and almond croissant", order_id: "DEMO-1001" },
  { amount: "24.50", currency: "USD", description: "Beans, 1 kg, Sidamo", order_id: "DEMO-1002" },
  { amount: "120.00", description: "Catering deposit", order_id: "DEMO-1003" },
];

/** The owner at work in the new merchant, as a session would make it. */
async function ownerContext(system: Context, userId: string): Promise<Context> {
  const [membership] = await listMemberships(system, { user_id: userId });
  invariant(membership, "the demo user owns the demo merchant");
  const { id: memberId, role, merchant, user } = membership;
  return {
    ...system,
    actor: { type: "user", userId, memberId, role, email: user.email },
    merchantId: authorizedMerchantId(merchant.id),
    requestId: newId("request"),
  };
}

/** Makes the demo with the product's own verbs, all of it or nothing. */
async function seedDemo(email: string, webhookUrl: string): Promise<DemoAccount> {
  const password = randomBytes(9).toString("base64url");
  return withTransaction(systemContext("seed-demo", "test"), async (system) => {
    const user = await createUser(system, { email, name: "Demo Owner", password, email_verified: true });
    await grantPlatformRole(system, {
      user_id: user.id,
      platform_role: "admin",
      reason: "The demo's owner operates this installation",
    });
    const merchant = await createMerchant(system, { name: "Demo Coffee", owner_user_id: user.id });
    const owner = await ownerContext(system, user.id);
    const key = await createApiKey(owner, { name: "Demo key" });
    const endpoint = await createWebhookEndpoint(owner, {
      url: webhookUrl,
      events: ["*"],
      description: "Demo receiver, run by npm start",
    });
    for (const invoice of INVOICES) {
      await createInvoice(owner, {
        ...invoice,
        expires_in_seconds: 7 * DAY_SECONDS,
        metadata: { demo: "true" },
      });
    }
    return {
      baseUrl: env().DARIC_BASE_URL,
      email,
      password,
      merchantId: merchant.id,
      secretKey: key.secret,
      webhookSecret: endpoint.secret,
      webhookUrl,
    };
  });
}

/** A demo whose credentials were lost keeps its e-mail address; the next one takes another. */
async function seedOnce(webhookUrl: string): Promise<DemoAccount> {
  try {
    return await seedDemo("demo@daric.test", webhookUrl);
  } catch (error) {
    if (!isDomainError(error) || error.code !== "conflict") throw error;
    return seedDemo(`demo-${randomBytes(3).toString("hex")}@daric.test`, webhookUrl);
  }
}

const [webhookUrl] = process.argv.slice(2);
invariant(webhookUrl, "usage: seed.ts <address of the demo's webhook receiver>");
await writeDemoAccount(demoPath(env().DARIC_HOME), await seedOnce(webhookUrl));
await disconnectDatabase();
