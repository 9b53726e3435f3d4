import { expect, test } from "vitest";
import { newId } from "@/server/core/ids";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { nameCredentials } from "@/server/modules/api-keys/name-credentials";
import { listAuditEntries } from "@/server/modules/audit-entries/list-audit-entries";
import { listPlatformAuditEntries } from "@/server/modules/audit-entries/list-platform-audit-entries";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { listTimeline } from "@/server/modules/events/list-timeline";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { createPartner } from "@/server/modules/partners/create-partner";
import { createOwner } from "@/server/rest/testing/client";
import type { Context } from "@/server/db/context";

const SCOPES = ["invoices:read", "invoices:create", "customers:write"] as const;

/** A key of the owner's, and a context in which it acts. */
async function makeKey(owner: Context, name: string) {
  const { id } = await createApiKey(owner, { name, scopes: [...SCOPES] });
  const actor = { type: "api_key", apiKeyId: id, scopes: SCOPES } as const;
  return { id, client: { ...owner, actor } };
}

test("names keys and partners of one's own business, and nothing else", async () => {
  const [owner, other] = [await createOwner(), await createOwner()];
  const { id } = await makeKey(owner, "Till");
  const partner = await createPartner(owner, { name: "Bookkeeper", scopes: ["invoices:read"] });
  const ids = [id, id, partner.id, newId("apiKey"), newId("invoice")];
  expect(await nameCredentials(owner, { ids })).toEqual({ [id]: "Till", [partner.id]: "Bookkeeper" });
  expect(await nameCredentials(other, { ids })).toEqual({});
  const viewer = { ...owner, actor: { ...owner.actor, role: "viewer" } } as Context;
  await expect(nameCredentials(viewer, { ids })).rejects.toMatchObject({ code: "forbidden" });
});

test("the audit log and an invoice's timeline name the key that acted, to who may see keys", async () => {
  const owner = await createOwner();
  const { id, client } = await makeKey(owner, "Till");
  await createCustomer(client, { email: "ada@example.com" });
  const invoice = await createInvoice(client, { amount: "5" });
  const named = { actor: { type: "api_key", name: id }, credential_name: "Till" };
  const mine = await listAuditEntries(owner, { actor: id });
  expect(mine.data[0]).toMatchObject(named);
  const operator = {
    ...owner,
    merchantId: null,
    actor: { type: "operator", userId: newId("user"), email: "boss@example.com", platformRole: "admin" },
  } as const;
  expect((await listPlatformAuditEntries(operator, { actor: id })).data[0]).toMatchObject(named);
  expect(await listTimeline(owner, { invoice_id: invoice.id })).toMatchObject([named]);
  const viewer = { ...owner, actor: { ...owner.actor, role: "viewer" } } as Context;
  expect(await listTimeline(viewer, { invoice_id: invoice.id })).toMatchObject([
    { ...named, credential_name: null },
  ]);
});
