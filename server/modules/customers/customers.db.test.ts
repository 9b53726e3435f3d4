import { describe, expect, it } from "vitest";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { deleteCustomer } from "@/server/modules/customers/delete-customer";
import { customerEventPayload } from "@/server/modules/customers/events";
import { getCustomer } from "@/server/modules/customers/get-customer";
import { listCustomers } from "@/server/modules/customers/list-customers";
import type { CreateCustomerInput } from "@/server/modules/customers/schema";
import { updateCustomer } from "@/server/modules/customers/update-customer";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { makeMerchant } from "@/server/testing/factories";

const ADA = { email: "ada@example.com", name: "Ada Lovelace", phone: "+44 20 7946 0018" };

async function found(ctx: Context, query: string): Promise<string[]> {
  return (await listCustomers(ctx, { query })).data.map(({ id }) => id);
}

/** Everything that the database keeps of a customer, as text. */
async function kept(id: string): Promise<string> {
  const rows = await Promise.all([
    db().customer.findMany({ where: { id } }),
    db().event.findMany({ where: { aggregateId: id }, omit: { position: true } }),
    db().auditEntry.findMany({ where: { targetId: id } }),
  ]);
  return JSON.stringify(rows).toLowerCase();
}

describe("a customer", () => {
  it("is found by words of name, address and phone number, and stands nowhere in plain text", async () => {
    const { ctx } = await makeMerchant();
    const ada = await createCustomer(ctx, { ...ADA, metadata: { crm: "4711" } });
    await createCustomer(ctx, { email: "bob@example.org" });
    expect(ada).toMatchObject({ ...ADA, object: "customer", metadata: { crm: "4711" }, version: 1 });
    for (const query of [ada.id, "LOVE", "ada@example.com", "ada love", "+44 20 7946"])
      expect(await found(ctx, query)).toEqual([ada.id]);
    for (const query of ["grace", "ada bob", "…"]) expect(await found(ctx, query)).toEqual([]);
    expect((await listCustomers(ctx, { email: "ADA@example.com" })).data).toHaveLength(1);
    expect((await listCustomers(ctx, { metadata_key: "crm", metadata_value: "4711" })).data).toHaveLength(1);
    expect((await listCustomers(ctx, { metadata_key: "crm", metadata_value: "1" })).data).toEqual([]);
    expect((await listCustomers(ctx, { metadata_key: "crm" })).data).toHaveLength(1);
    const told = await db().event.findFirstOrThrow({ where: { aggregateId: ada.id } });
    expect(customerEventPayload.strict().parse(told.data)).toMatchObject({ id: ada.id });
    const text = await kept(ada.id);
    expect(text).not.toMatch(/ada@|lovelace|\b7946\b/);
  });

  it("has an address of its own, also when many are made at once; another merchant may have the same", async () => {
    const [{ ctx }, other] = [await makeMerchant(), await makeMerchant()];
    const made = await Promise.allSettled(
      ["ada@example.com", "ADA@example.com", "ada@Example.com"].map((email) =>
        createCustomer(ctx, { email }),
      ),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(createCustomer(ctx, ADA)).rejects.toMatchObject({
      code: "conflict",
      details: { issues: [{ path: "email" }], customer_id: expect.stringMatching(/^cus_/) },
    });
    await expect(createCustomer(other.ctx, ADA)).resolves.toMatchObject({ email: ADA.email });
  });

  it.each<[string, unknown, string]>([
    ["no address", { name: "Ada" }, "email"],
    ["a broken address", { email: "ada" }, "email"],
    ["a name of two lines", { email: "a@b.io", name: "A\nB" }, "name"],
    ["a phone number of letters", { email: "a@b.io", phone: "call me" }, "phone"],
    ["an unknown field", { email: "a@b.io", age: 36 }, "age"],
  ])("refuses %s", async (_, body, path) => {
    const { ctx } = await makeMerchant();
    await expect(createCustomer(ctx, body as CreateCustomerInput)).rejects.toMatchObject({
      code: "validation_failed",
      details: { issues: [expect.objectContaining({ path })] },
    });
  });
});

describe("a change", () => {
  it("keeps what it does not name, and is found by what is new alone", async () => {
    const { ctx } = await makeMerchant();
    const { id } = await createCustomer(ctx, ADA);
    const changed = await updateCustomer(ctx, { id, name: "Ada King", phone: null, version: 1 });
    expect(changed).toMatchObject({ email: ADA.email, name: "Ada King", phone: null, version: 2 });
    expect(await found(ctx, "lovelace")).toEqual([]);
    expect(await found(ctx, "king")).toEqual([id]);
    await expect(updateCustomer(ctx, { id, name: "Late", version: 1 })).rejects.toMatchObject({
      code: "version_mismatch",
    });
    const audit = await db().auditEntry.findFirstOrThrow({
      where: { targetId: id, action: "customer.update" },
    });
    expect(audit.after).toEqual({ changed: ["name", "phone"] });
    expect(
      await db().event.findMany({ where: { aggregateId: id }, select: { type: true, version: true } }),
    ).toEqual(expect.arrayContaining([{ type: "customer.updated", version: 2 }]));
  });

  it("cannot take another customer's address", async () => {
    const { ctx } = await makeMerchant();
    await createCustomer(ctx, ADA);
    const { id } = await createCustomer(ctx, { email: "bob@example.org" });
    await expect(updateCustomer(ctx, { id, email: ADA.email })).rejects.toMatchObject({ code: "conflict" });
  });

  it("of two at once happens once", async () => {
    const { ctx } = await makeMerchant();
    const { id } = await createCustomer(ctx, ADA);
    const both = await Promise.allSettled(
      ["One", "Two"].map((name) => updateCustomer(ctx, { id, name, version: 1 })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("deleting", () => {
  it("leaves the id with its invoices and nothing of the person, for ever", async () => {
    const { ctx } = await makeMerchant();
    const invoice = await createInvoice(ctx, { amount: "5", customer: ADA });
    const id = invoice.customer_id ?? "";
    expect(await deleteCustomer(ctx, { id })).toMatchObject({
      email: null,
      name: null,
      phone: null,
      metadata: {},
    });
    expect(await deleteCustomer(ctx, { id })).toMatchObject({ id, version: 2 });
    expect(await db().customer.findUniqueOrThrow({ where: { id } })).toMatchObject({
      personal: null,
      emailHash: null,
      searchTokens: [],
    });
    expect(await found(ctx, "ada")).toEqual([]);
    expect(await getCustomer(ctx, { id, expand: ["totals"] })).toMatchObject({
      anonymised_at: expect.any(String),
      totals: { invoices: 1, paid_invoices: 0, amount_confirmed: "0.00" },
    });
    await expect(updateCustomer(ctx, { id, name: "Back" })).rejects.toMatchObject({ code: "invalid_state" });
    await expect(createInvoice(ctx, { amount: "5", customer_id: id })).rejects.toMatchObject({
      details: { issues: [{ path: "customer_id" }] },
    });
    expect((await createInvoice(ctx, { amount: "6", customer: ADA })).customer_id).not.toBe(id);
  });
});

it("belongs to one merchant and one mode", async () => {
  const [{ ctx }, stranger] = [await makeMerchant(), await makeMerchant()];
  const { id } = await createCustomer(ctx, ADA);
  for (const other of [stranger.ctx, { ...ctx, mode: "live" as const }]) {
    await expect(getCustomer(other, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(updateCustomer(other, { id, name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteCustomer(other, { id })).rejects.toMatchObject({ code: "not_found" });
    expect(await found(other, id)).toEqual([]);
    expect(await found(other, "lovelace")).toEqual([]);
  }
  await expect(createInvoice(stranger.ctx, { amount: "5", customer_id: id })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

it("needs the permission", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createCustomer(ctx, ADA);
  const nobody = {
    ...ctx,
    actor: { type: "api_key", apiKeyId: "key_x", scopes: ["invoices:read"] },
  } as const;
  for (const act of [
    () => createCustomer(nobody, ADA),
    () => getCustomer(nobody, { id }),
    () => listCustomers(nobody, {}),
    () => updateCustomer(nobody, { id, name: "X" }),
    () => deleteCustomer(nobody, { id }),
  ])
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
});
