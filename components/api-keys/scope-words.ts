import type { CreateApiKeyInput } from "@/server/modules/api-keys/schema";

export type Scope = NonNullable<CreateApiKeyInput["scopes"]>[number];

/** Everything a key may be allowed, in the words of the form. */
export const SCOPE_CHOICES: readonly { readonly scope: Scope; readonly words: string }[] = [
  { scope: "invoices:read", words: "Read invoices" },
  { scope: "invoices:create", words: "Create invoices" },
  { scope: "invoices:update", words: "Change and cancel invoices" },
  { scope: "customers:read", words: "Read customers" },
  { scope: "customers:write", words: "Create, change and delete customers" },
  { scope: "payment_links:read", words: "Read payment links" },
  { scope: "payment_links:write", words: "Create, change and deactivate payment links" },
  { scope: "payments:read", words: "Read payments" },
  { scope: "payments:write", words: "Mark invoices as paid, attach transactions" },
  { scope: "deposits:read", words: "Read unmatched money" },
  { scope: "deposits:write", words: "Decide about unmatched money" },
  { scope: "settlements:read", words: "Read settlements" },
  { scope: "balances:read", words: "Read balances" },
  { scope: "events:read", words: "Read the event feed" },
  { scope: "webhooks:read", words: "Read webhooks" },
  { scope: "webhooks:write", words: "Manage webhooks" },
  { scope: "request_logs:read", words: "Read the request log" },
  { scope: "merchant:read", words: "Read the business profile" },
  { scope: "test_helpers:use", words: "Pay and mine on the test chain" },
];

/** A key's scopes in one short phrase for a table. */
export function scopesText(scopes: readonly string[]): string {
  if (scopes.length >= SCOPE_CHOICES.length) return "Full access";
  return scopes.length === 1 ? (scopes[0] ?? "") : `${scopes.length} scopes`;
}
