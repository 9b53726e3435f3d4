import { expect, test } from "vitest";
import { authorizedMerchantId } from "@/server/auth/authorize";
import { addSeconds, fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { bytesOf, readPdf } from "@/server/modules/documents/testing/read-pdf";
import { writeSettlementStatement } from "@/server/modules/documents/write-settlement-statement";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { makeMerchant } from "@/server/testing/factories";

const clock = fixedClock("2026-03-04T12:00:00.000Z");
const MARCH = { from: "2026-03-01", to: "2026-04-01" };

/** Settlements of 1,234.50 each, a second apart. */
async function settle(ctx: Context, count: number, status: "completed" | "reversed" = "completed") {
  const now = ctx.clock.now();
  const rows = [];
  for (let index = 0; index < count; index += 1) {
    const { id: invoiceId } = await createInvoice(ctx, { amount: "1234.50" });
    const at = addSeconds(now, index);
    rows.push({
      id: newId("settlement"),
      merchantId: ctx.merchantId ?? "",
      mode: ctx.mode,
      invoiceId,
      currency: "USDT",
      grossMinor: 1_234_500_000n,
      feeMinor: 12_350_000n,
      netMinor: 1_222_150_000n,
      feeBasisPoints: 100,
      status,
      confirmedAt: at,
      completedAt: at,
      createdAt: at,
      updatedAt: at,
    });
  }
  await db().settlement.createMany({ data: rows });
  return rows;
}

async function statement(ctx: Context, span = MARCH) {
  const { name, file } = await writeSettlementStatement(ctx, span);
  const bytes = await bytesOf(file);
  return { name, bytes, ...(await readPdf(bytes)) };
}

test("holds every settlement of the span over all pages, and the totals of the completed", async () => {
  const { ctx } = await makeMerchant({ name: "Чайная лавка" }, clock);
  const rows = [...(await settle(ctx, 101)), ...(await settle(ctx, 1, "reversed"))];
  const { name, text, pages } = await statement(ctx);
  expect(name).toBe("settlements-2026-03-01-2026-04-01.pdf");
  expect(pages.length).toBeGreaterThan(2);
  for (const { invoiceId } of rows) expect(text).toContain(invoiceId);
  expect(text).toContain("Чайная лавка");
  expect(text).toMatch(/Completed settlements\s+101/);
  expect(text).toMatch(/Gross\s+124,684\.50 USDT/);
  expect(text).toMatch(/Platform fee\s+1,247\.35 USDT/);
  expect(text).toMatch(/Net\s+123,437\.15 USDT/);
  expect(text).toMatch(/1,234\.50\s+12\.35\s+1,222\.15\s+reversed/);
  expect(text).toContain("Test mode: no real money.");
});

test("is the same file for the same data and span, and empty where there is nothing", async () => {
  const [{ ctx }, { ctx: stranger }] = [await makeMerchant({}, clock), await makeMerchant({}, clock)];
  await settle(ctx, 2);
  const [one, two] = [await statement(ctx), await statement(ctx)];
  expect(one.bytes.equals(two.bytes)).toBe(true);
  for (const nothing of [stranger, { ...ctx, mode: "live" } as const])
    expect((await statement(nothing)).text).toContain("No settlements in this time.");
  expect((await statement(ctx, { from: "2026-02-01", to: "2026-03-01" })).text).toContain("No settlements");
});

test("a merchant whose name the fonts cannot write stands there with its id", async () => {
  const { ctx, id } = await makeMerchant({ name: "茶" }, clock);
  expect((await statement(ctx)).text).toContain(id);
});

test("is for who may read settlements, and refuses spans that make no sense", async () => {
  const { ctx } = await makeMerchant({}, clock);
  const keyless: Context = { ...ctx, actor: { type: "api_key", apiKeyId: "key", scopes: ["invoices:read"] } };
  await expect(writeSettlementStatement(keyless, MARCH)).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    writeSettlementStatement({ ...ctx, merchantId: authorizedMerchantId("mer_nobody") }, MARCH),
  ).rejects.toMatchObject({ code: "not_found" });
  await expect(writeSettlementStatement(ctx, { from: "2026-04-01", to: "2026-03-01" })).rejects.toMatchObject(
    { code: "validation_failed" },
  );
});
