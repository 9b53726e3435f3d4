import { describe, expect, it } from "vitest";
import { addSeconds, instant } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { custodyAccount, merchantAccount } from "@/server/modules/ledger/rules";
import { exportBalanceTransactions } from "@/server/modules/reports/export-balance-transactions";
import { exportCustomers } from "@/server/modules/reports/export-customers";
import { exportDailyFigures } from "@/server/modules/reports/export-daily-figures";
import { exportInvoices } from "@/server/modules/reports/export-invoices";
import { exportPayments } from "@/server/modules/reports/export-payments";
import { exportSettlements } from "@/server/modules/reports/export-settlements";
import { getSettlementReport } from "@/server/modules/reports/get-settlement-report";
import { listBalanceChanges } from "@/server/modules/reports/list-balance-changes";
import { makeMerchant } from "@/server/testing/factories";

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const line of lines) text += line;
  return text;
}

/** Settlements of one invoice each, an hour apart; the last one is reversed. */
async function settle(ctx: Context, count: number): Promise<void> {
  const now = ctx.clock.now();
  const invoices = await Promise.all(
    Array.from({ length: count }, () => createInvoice(ctx, { amount: "10" })),
  );
  await db().settlement.createMany({
    data: invoices.map(({ id }, index) => {
      const at = addSeconds(now, -3600 * (count - index));
      return {
        id: newId("settlement"),
        merchantId: ctx.merchantId ?? "",
        mode: ctx.mode,
        invoiceId: id,
        currency: "USDT",
        grossMinor: 10_000_000n,
        feeMinor: 100_000n,
        netMinor: 9_900_000n,
        feeBasisPoints: 100,
        status: index === count - 1 ? ("reversed" as const) : ("completed" as const),
        confirmedAt: at,
        completedAt: at,
        createdAt: at,
        updatedAt: at,
      };
    }),
  });
}

describe("the report of settlements", () => {
  it("sums up all of them, and lists a page", async () => {
    const [{ ctx }, stranger] = [await makeMerchant(), await makeMerchant()];
    await settle(ctx, 4);
    const report = await getSettlementReport(ctx, { limit: 2 });
    expect(report.data).toHaveLength(2);
    expect(report.totals).toEqual({
      settlements: 3,
      gross_amount: "30.00",
      platform_fee_amount: "0.30",
      net_amount: "29.70",
    });
    expect(report.by_status).toContainEqual(expect.objectContaining({ status: "reversed", settlements: 1 }));
    const rest = await getSettlementReport(ctx, { limit: 2, cursor: report.next_cursor ?? "" });
    expect(rest.data).toHaveLength(2);
    expect((await getSettlementReport(stranger.ctx, {})).totals.settlements).toBe(0);
    const csv = (await textOf(await exportSettlements(ctx, {}))).split("\r\n");
    expect(csv).toHaveLength(4 + 2);
    expect(csv[1]).toContain("completed,USDT,10.00,0.10,1.00,9.90,");
  });

  it.each([
    { from: "2026-01-01", to: "2026-01-01" },
    { from: "2026-01-02", to: "2026-01-01" },
    { from: "2025-01-01", to: "2026-01-03" },
  ])("refuses the span %j", async (span) => {
    const { ctx } = await makeMerchant();
    await expect(getSettlementReport(ctx, span)).rejects.toMatchObject({
      details: { issues: [{ path: "to" }] },
    });
  });
});

describe("an export", () => {
  it("has every day of a span, with what the read models count on it", async () => {
    const [{ ctx, id: merchantId }, { ctx: stranger }] = [await makeMerchant(), await makeMerchant()];
    const tenant = { merchantId, mode: ctx.mode, currency: "USDT" } as const;
    await db().merchantDashboardView.create({ data: tenant });
    await db().dailySettlementMetrics.create({
      data: {
        ...tenant,
        day: instant("2026-01-02"),
        settlements: 2n,
        reversals: 1n,
        grossMinor: 10_000_000n,
        feeMinor: 100_000n,
        netMinor: 9_900_000n,
      },
    });
    const span = { from: "2026-01-01", to: "2026-01-02" };
    const linesOf = async (reader: Context) =>
      (await textOf(await exportDailyFigures(reader, span))).split("\r\n").slice(1, -1);
    expect(await linesOf(ctx)).toEqual([
      "2026-01-01,USDT,0,0,0.00,0.00,0.00",
      "2026-01-02,USDT,2,1,10.00,0.10,9.90",
    ]);
    expect(await linesOf(stranger)).toContain("2026-01-02,USDT,0,0,0.00,0.00,0.00");
    await expect(exportDailyFigures(ctx, { ...span, to: "2027-06-01" })).rejects.toMatchObject({
      code: "validation_failed",
    });
  });

  it("has every invoice, page by page, and no text that a spreadsheet runs", async () => {
    const { ctx } = await makeMerchant();
    await createInvoice(ctx, { amount: "5", description: '=HYPERLINK("x"), "quoted"' });
    for (let index = 0; index < 101; index += 1) await createInvoice(ctx, { amount: "5" });
    const csv = (await textOf(await exportInvoices(ctx, {}))).split("\r\n");
    expect(csv).toHaveLength(102 + 2);
    expect(csv[1]).toContain(`"'=HYPERLINK(""x""), ""quoted"""`);
    expect((await textOf(await exportInvoices(ctx, { status: "paid" }))).split("\r\n")).toHaveLength(2);
    expect(await textOf(await exportPayments(ctx, {}))).toMatch(/^id,invoice_id,status,.*\r\n$/);
  });

  it("has the customers, and the changes of one balance with their invoices", async () => {
    const [{ ctx, id: merchantId }, { ctx: stranger }] = [await makeMerchant(), await makeMerchant()];
    const customer = await createCustomer(ctx, { email: "ann@example.com", name: "=1+1" });
    const invoice = await createInvoice(ctx, { amount: "10", order_id: "TEA-1", customer_id: customer.id });
    await settle(ctx, 1);
    const settlement = await db().settlement.findFirstOrThrow({ where: { merchantId } });
    const move = (reference: string) => ({
      reference,
      mode: ctx.mode,
      purpose: "test",
      legs: [
        {
          from: custodyAccount("local", "USDT"),
          to: merchantAccount(merchantId, "available"),
          amount: 1_000_000n,
          currency: "USDT" as const,
        },
      ],
    });
    await withTransaction(ctx, (ctx) =>
      postTransfers(ctx, [
        move(`settlement:${settlement.id}:available`),
        move(`invoice:${invoice.id}:surplus:2`),
        move(`elsewhere:${settlement.id.toUpperCase()}`),
      ]),
    );
    const { data } = await listBalanceChanges(ctx, { order: "asc" });
    expect(data.map(({ invoice_id: id, invoice: name }) => [id, name.order_id])).toEqual([
      [settlement.invoiceId, null],
      [invoice.id, "TEA-1"],
      [null, null],
    ]);
    expect(data[1]?.invoice.customer).toMatchObject({ id: customer.id });
    const lines = (await textOf(await exportBalanceTransactions(ctx, {}))).split("\r\n");
    expect(lines).toHaveLength(3 + 2);
    expect(lines[2]).toContain(`,test,USDT,1.00,2.00,${invoice.id},TEA-1,`);
    expect(await textOf(await exportCustomers(ctx, {}))).toContain(`${customer.id},ann@example.com,'=1+1,`);
    for (const read of [exportCustomers, exportBalanceTransactions])
      expect((await textOf(await read(stranger, {}))).split("\r\n")).toHaveLength(2);
  });

  it("keeps a negative amount a number, and every other text that begins like a formula harmless", async () => {
    const { ctx, id: merchantId } = await makeMerchant();
    const leg = { amount: 1_500_000n, currency: "USDT" as const };
    const [custody, available] = [custodyAccount("local", "USDT"), merchantAccount(merchantId, "available")];
    const move = (reference: string, from: typeof custody, to: typeof custody) => ({
      reference,
      mode: ctx.mode,
      purpose: "test",
      legs: [{ ...leg, from, to }],
    });
    await withTransaction(ctx, (ctx) =>
      postTransfers(ctx, [
        move(`in:${merchantId}`, custody, available),
        move(`out:${merchantId}`, available, custody),
      ]),
    );
    expect(await textOf(await exportBalanceTransactions(ctx, {}))).toContain(",test,USDT,-1.50,0.00,");
    const names = ["-1+1", "-1.5.2", "+1", "@SUM(1)", "\uFF1D1+1"];
    for (const [index, name] of names.entries())
      await createCustomer(ctx, { email: `ann${index}@example.com`, name });
    const csv = await textOf(await exportCustomers(ctx, {}));
    for (const name of names) expect(csv).toContain(`,'${name},`);
  });

  it("is refused before its first line", async () => {
    const { ctx } = await makeMerchant();
    const nobody = { ...ctx, actor: { type: "api_key", apiKeyId: "key_x", scopes: [] } } as const;
    for (const read of [
      exportInvoices,
      exportPayments,
      exportSettlements,
      exportCustomers,
      exportBalanceTransactions,
    ])
      await expect(read(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(exportDailyFigures(nobody, { from: "2026-01-01", to: "2026-01-02" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(getSettlementReport(nobody, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
