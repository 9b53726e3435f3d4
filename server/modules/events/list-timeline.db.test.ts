import { expect, test } from "vitest";
import { authorizedMerchantId, systemContext } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { appendEvents, type NewEvent } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { listTimeline } from "@/server/modules/events/list-timeline";

const email = "viewer@example.com";

function viewer(): Context {
  return {
    ...systemContext("test", "test"),
    merchantId: authorizedMerchantId(newId("merchant")),
    actor: { type: "user", userId: newId("user"), memberId: newId("member"), role: "viewer", email },
  };
}

function fact(ctx: Context, invoiceId: string, type: string, version: number): NewEvent {
  return {
    type,
    aggregateType: "invoice",
    aggregateId: invoiceId,
    version,
    merchantId: ctx.merchantId,
    mode: ctx.mode,
    data: {},
  };
}

test("tells an invoice's story, latest first, with who acted", async () => {
  const ctx = viewer();
  const invoiceId = newId("invoice");
  await withTransaction(ctx, (ctx) => appendEvents(ctx, [fact(ctx, invoiceId, "invoice.created", 1)]));
  await withTransaction({ ...systemContext("scan-chain", "test"), merchantId: ctx.merchantId }, (job) =>
    appendEvents(job, [
      fact(ctx, invoiceId, "invoice.paid", 2),
      fact(ctx, newId("invoice"), "invoice.created", 1),
    ]),
  );
  expect(await listTimeline(ctx, { invoice_id: invoiceId })).toMatchObject([
    { type: "invoice.paid", aggregate_id: invoiceId, actor: { type: "system", name: "scan-chain" } },
    {
      type: "invoice.created",
      aggregate_id: invoiceId,
      actor: { type: "user", name: email },
      request_id: ctx.requestId,
    },
  ]);
});

test("another merchant's invoice does not exist", async () => {
  const owner = viewer();
  const invoiceId = newId("invoice");
  await withTransaction(owner, (ctx) => appendEvents(ctx, [fact(ctx, invoiceId, "invoice.created", 1)]));
  await expect(listTimeline(viewer(), { invoice_id: invoiceId })).rejects.toMatchObject({
    code: "not_found",
  });
});
