import { describe, expect, it } from "vitest";
import { addSeconds, fixedClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { listTimeline } from "@/server/modules/events/list-timeline";
import { addInvoiceNote } from "@/server/modules/invoices/add-invoice-note";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { invoiceEventPayload } from "@/server/modules/invoices/events";
import type { UpdateInvoiceInput } from "@/server/modules/invoices/schema";
import { updateInvoice } from "@/server/modules/invoices/update-invoice";
import { makeMerchant } from "@/server/testing/factories";

const clock = fixedClock("2026-01-01T00:00:00.000Z");

async function make() {
  const { ctx } = await makeMerchant({}, clock);
  const invoice = await createInvoice(ctx, {
    amount: "5",
    order_id: "A-1",
    description: "Tea",
    metadata: { a: "1" },
    success_url: "https://shop.example/ok",
  });
  return { ctx, invoice, id: invoice.id };
}

async function refusalOf(ctx: Context, input: UpdateInvoiceInput) {
  return updateInvoice(ctx, input).then(
    () => "accepted",
    (error: { code: string; details: { issues?: { path: string }[] } }) =>
      error.details.issues?.[0]?.path ?? error.code,
  );
}

describe("a change", () => {
  it("keeps what it does not name, with version, audit and event", async () => {
    const { ctx, id } = await make();
    const changed = await updateInvoice(ctx, {
      id,
      version: 1,
      description: null,
      metadata: { b: "2" },
      customer: { email: "ada@example.com" },
      cancel_url: "https://shop.example/back?id={INVOICE_ID}",
    });
    expect(changed).toMatchObject({
      description: null,
      metadata: { b: "2" },
      customer_id: expect.stringMatching(/^cus_/),
      success_url: "https://shop.example/ok",
      amount_due: "5.00",
      version: 2,
    });
    const audit = await db().auditEntry.findFirstOrThrow({ where: { targetId: id } });
    expect(audit).toMatchObject({
      action: "invoice.update",
      before: { description: "Tea", metadata: { a: "1" }, customer_id: null, cancel_url: null },
      after: { description: null, metadata: { b: "2" }, customer_id: changed.customer_id },
    });
    const told = await db().event.findFirstOrThrow({ where: { aggregateId: id, type: "invoice.updated" } });
    expect(told.version).toBe(2);
    expect(invoiceEventPayload.strict().parse(told.data)).toEqual(changed);
    expect(await updateInvoice(ctx, { id, customer_id: null, success_url: null })).toMatchObject({
      customer_id: null,
      success_url: null,
    });
    const repeated = { amount: "5", order_id: "A-1", description: "Tea", metadata: { a: "1" } };
    expect((await createInvoice(ctx, { ...repeated, success_url: "https://shop.example/ok" })).id).toBe(id);
  });

  it("of two at once happens once, and knows the version that was seen", async () => {
    const { ctx, id } = await make();
    const both = await Promise.allSettled(
      ["One", "Two"].map((description) => updateInvoice(ctx, { id, description, version: 1 })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(ctx, { id, description: "Three", version: 1 })).toBe("version_mismatch");
  });

  it("is refused where a creation would be, and never touches what was asked for", async () => {
    const { ctx, id } = await make();
    const refused = (fields: object) => refusalOf(ctx, { id, ...fields });
    expect(await refused({ amount: "6" })).toBe("amount");
    expect(await refused({ success_url: "http://shop.example" })).toBe("success_url");
    expect(await refused({ customer_id: "cus_01jd3k7v5q8x2m4n6p9r0s1t2v" })).toBe("customer_id");
    expect(await refused({ metadata: { a: 1 } })).toBe("metadata.a");
  });

  it("belongs to the tenant and needs the permission", async () => {
    const { ctx, id } = await make();
    const stranger = (await makeMerchant()).ctx;
    expect(await refusalOf(stranger, { id, description: "Mine" })).toBe("not_found");
    expect(await refusalOf({ ...ctx, mode: "live" }, { id, description: "Mine" })).toBe("not_found");
    const viewer = {
      ...ctx,
      actor: { type: "api_key", apiKeyId: "key_x", scopes: ["invoices:read"] },
    } as const;
    expect(await refusalOf(viewer, { id, description: "X" })).toBe("forbidden");
  });
});

describe("the expiry", () => {
  const after = (seconds: number) => addSeconds(clock.now(), seconds).toISOString();

  it("is only ever put off, and the address stays watched as long after it", async () => {
    const { ctx, id } = await make();
    const expires_at = after(7200);
    expect(await updateInvoice(ctx, { id, expires_at })).toMatchObject({ expires_at });
    const address = await db().depositAddress.findUniqueOrThrow({ where: { invoiceId: id } });
    expect(address.watchedUntil).toEqual(addSeconds(clock.now(), 7200 + 30 * 24 * 3600));
    expect(await refusalOf(ctx, { id, expires_at })).toBe("expires_at");
    expect(await refusalOf(ctx, { id, expires_at: after(91 * 24 * 3600) })).toBe("expires_at");
  });

  it("stays where it is once the invoice is not pending", async () => {
    const { ctx, id } = await make();
    await cancelInvoice(ctx, { id });
    expect(await refusalOf(ctx, { id, expires_at: after(7200) })).toBe("invalid_state");
    expect(await refusalOf(ctx, { id, description: "Still a description" })).toBe("accepted");
  });
});

describe("a note", () => {
  it("stands in the timeline with its author", async () => {
    const { ctx, id } = await make();
    const note = await addInvoiceNote(ctx, { id, body: "Pays on Friday\nor so" });
    expect(note).toMatchObject({ object: "invoice_note", invoice_id: id, author: { type: "api_key" } });
    const [latest] = await listTimeline(ctx, { invoice_id: id });
    expect(latest).toMatchObject({
      type: "invoice_note.added",
      data: { object: { body: "Pays on Friday\nor so" } },
    });
    await expect(addInvoiceNote(ctx, { id, body: "  " })).rejects.toMatchObject({
      code: "validation_failed",
    });
    await expect(addInvoiceNote((await makeMerchant()).ctx, { id, body: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
