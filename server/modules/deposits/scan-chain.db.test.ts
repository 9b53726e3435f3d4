import { beforeEach, describe, expect, it } from "vitest";
import { fixedClock } from "@/server/core/clock";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { chainReaders } from "@/server/modules/chains/ports";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { expireInvoices } from "@/server/modules/invoices/expire-invoices";
import { invoiceEventPayload } from "@/server/modules/invoices/events";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import type { Invoice } from "@/server/modules/invoices/schema";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { getBalances } from "@/server/modules/ledger/get-balances";
import { paymentEventPayload } from "@/server/modules/payments/events";
import { settlementEventPayload } from "@/server/modules/settlements/events";
import { makeMerchant, makeSystem } from "@/server/testing/factories";
import { FakeChain } from "@/server/testing/fake-chain";

const NETWORK = "tron-local";
const TOKEN = parseTronAddress("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf");
const MICRO = 1_000_000n;

let chain: FakeChain;
let system: Context;
let merchant: Context;
const clock = fixedClock("2026-01-01T00:01:00.000Z");

/** Every test has a chain of its own on the one test network: what the chain before it left open is closed. */
async function forgetFormerChain(): Promise<void> {
  await db().payment.updateMany({ where: { finalAt: null }, data: { finalAt: clock.now() } });
  await db().chainCursor.deleteMany();
  await db().chainBlock.deleteMany();
}

beforeEach(async () => {
  await forgetFormerChain();
  chain = new FakeChain(NETWORK, TOKEN);
  chainReaders.provide(new Map([[NETWORK, chain]]));
  system = makeSystem(clock);
  merchant = (await makeMerchant({}, clock)).ctx;
  await scanChain(system, { network: NETWORK });
});

/** One tick of the jobs that follow the chain, as the functions run them. */
async function tick(): Promise<void> {
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
  const paid = await db().invoice.findMany({ where: { status: "paid" }, select: { id: true } });
  await settleInvoices(system, { invoiceIds: paid.map(({ id }) => id) });
  await scanFinal(system, { network: NETWORK });
  await finaliseDeposits(system, { network: NETWORK });
  await expireInvoices(system, { network: NETWORK });
}

const address = (invoice: Invoice) => parseTronAddress(invoice.payable.address);
const read = (invoice: Invoice) =>
  getInvoice(merchant, { id: invoice.id, expand: ["payments", "settlement"] });
const ask = (amount = "9.99") => createInvoice(merchant, { amount });

async function eventTypes(invoice: Invoice): Promise<string[]> {
  const payments = await db().payment.findMany({ where: { invoiceId: invoice.id }, select: { id: true } });
  const settlements = await db().settlement.findMany({
    where: { invoiceId: invoice.id },
    select: { id: true },
  });
  const ids = [invoice.id, ...payments.map(({ id }) => id), ...settlements.map(({ id }) => id)];
  const events = await db().event.findMany({
    where: { aggregateId: { in: ids } },
    orderBy: { position: "asc" },
  });
  return events.map(({ type }) => type);
}

/** An event carries the object as the API shows it. */
async function expectPublicObjectsInEvents({ id }: Invoice): Promise<void> {
  const payloads = {
    invoice: invoiceEventPayload,
    payment: paymentEventPayload,
    settlement: settlementEventPayload,
  };
  const payments = await db().payment.findMany({ where: { invoiceId: id } });
  const settlements = await db().settlement.findMany({ where: { invoiceId: id } });
  const aggregateIds = [id, ...payments.map((row) => row.id), ...settlements.map((row) => row.id)];
  for (const event of await db().event.findMany({ where: { aggregateId: { in: aggregateIds } } })) {
    const payload = payloads[event.aggregateType as keyof typeof payloads];
    expect(payload.strict().safeParse(event.data).error).toBeUndefined();
  }
}

async function expectBooksToBalance(): Promise<void> {
  const failing = (await checkInvariants(system)).filter(({ ok }) => !ok);
  expect(failing).toEqual([]);
}

const balances = async () =>
  (await getBalances(merchant)).currencies.find(({ currency }) => currency === "USDT");

describe("an exact payment", () => {
  it("goes from seen to paid, settled, final and available", async () => {
    const invoice = await ask();
    chain.pay({ to: address(invoice), value: 9_990_000n });
    await tick();
    const paid = await read(invoice);
    expect(paid).toMatchObject({
      status: "paid",
      exception: "none",
      amount_paid: "9.99",
      amount_confirmed: "9.99",
      amount_remaining: "0.00",
    });
    expect(paid.payments).toMatchObject([
      { status: "confirmed", confirmations: 1, required_confirmations: 1, final: false, late: false },
    ]);
    expect(paid.settlement).toMatchObject({
      status: "completed",
      gross_amount: "9.99",
      platform_fee_amount: "0.10",
      net_amount: "9.89",
      available_at: null,
    });
    expect(await balances()).toMatchObject({
      unapplied_amount: "0.00",
      pending_amount: "9.89",
      available_amount: "0.00",
    });
    chain.mine(18);
    await tick();
    expect((await read(invoice)).payments).toMatchObject([{ final: true, confirmations: 19 }]);
    expect(await balances()).toMatchObject({ pending_amount: "0.00", available_amount: "9.89" });
    expect(await eventTypes(invoice)).toEqual([
      "invoice.created",
      "payment.detected",
      "invoice.payment_detected",
      "invoice.confirming",
      "payment.confirmed",
      "invoice.paid",
      "settlement.created",
      "settlement.completed",
      "payment.final",
      "settlement.available",
    ]);
    await expectBooksToBalance();
    await expectPublicObjectsInEvents(invoice);
  });

  it("of 99.99 USDT needs one confirmation", async () => {
    const invoice = await ask("99.99");
    chain.pay({ to: address(invoice), value: 99_990_000n });
    await tick();
    expect(await read(invoice)).toMatchObject({ status: "paid", required_confirmations: 1 });
  });

  it.each([
    ["100.00", 12],
    ["10000.00", 19],
  ])("of %s USDT is paid at confirmation %s and not before", async (amount, confirmations) => {
    const invoice = await ask(amount);
    chain.pay({ to: address(invoice), value: BigInt(amount.replace(".", "")) * 10_000n });
    chain.mine(confirmations - 2);
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "confirming",
      payments: [{ status: "confirming", confirmations: confirmations - 1 }],
    });
    chain.mine(1);
    await tick();
    expect(await read(invoice)).toMatchObject({ status: "paid", required_confirmations: confirmations });
  });

  it("respects the merchant's own number of confirmations", async () => {
    merchant = (await makeMerchant({ confirmationsOverride: 3 }, clock)).ctx;
    const invoice = await ask("10000");
    chain.pay({ to: address(invoice), value: 10_000n * MICRO });
    chain.mine(2);
    await tick();
    expect(await read(invoice)).toMatchObject({ status: "paid", required_confirmations: 3 });
  });

  it("is recorded once, however often its blocks are searched", async () => {
    const invoice = await ask();
    chain.pay({ to: address(invoice), value: 9_990_000n });
    await tick();
    await tick();
    await db().chainCursor.update({
      where: { network: NETWORK },
      data: { headNumber: 19n, headHash: (await chain.header(19))?.hash ?? "" },
    });
    await tick();
    expect((await read(invoice)).payments).toHaveLength(1);
    expect(await balances()).toMatchObject({ pending_amount: "9.89" });
    await expectBooksToBalance();
  });
});

describe("other amounts", () => {
  it("adds up payments, two of them in one transaction", async () => {
    const invoice = await ask("10");
    chain.pay({ to: address(invoice), value: 4n * MICRO });
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "pending",
      exception: "underpaid",
      amount_remaining: "6.00",
    });
    chain.pay({ to: address(invoice), value: 3n * MICRO }, { to: address(invoice), value: 3n * MICRO });
    await tick();
    expect(await read(invoice)).toMatchObject({ status: "paid", exception: "none" });
    expect((await read(invoice)).payments).toHaveLength(3);
    await expectBooksToBalance();
  });

  it("pays two invoices with one transaction", async () => {
    const [first, second] = [await ask("1"), await ask("2")];
    chain.pay({ to: address(first), value: MICRO }, { to: address(second), value: 2n * MICRO });
    await tick();
    expect((await read(first)).status).toBe("paid");
    expect((await read(second)).status).toBe("paid");
  });

  it("keeps a surplus apart: settled is what was due", async () => {
    const invoice = await ask("10");
    chain.pay({ to: address(invoice), value: 12n * MICRO });
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "paid",
      exception: "overpaid",
      amount_overpaid: "2.00",
      settlement: { gross_amount: "10.00" },
    });
    expect(await balances()).toMatchObject({ unapplied_amount: "2.00", pending_amount: "9.90" });
    await expectBooksToBalance();
  });

  it("ignores failed transactions, zero values and addresses that are not ours", async () => {
    const invoice = await ask();
    const stranger = parseTronAddress("TSeJkUh4Qv67VNFwY8LaAxERygNdy6NQZK");
    chain.mine(1, [
      { txId: "a".repeat(64), transfers: [{ to: address(invoice), value: 9_990_000n }], succeeded: false },
      {
        txId: "b".repeat(64),
        transfers: [
          { to: address(invoice), value: 0n },
          { to: stranger, value: 5n },
        ],
      },
    ]);
    await tick();
    expect(await read(invoice)).toMatchObject({ status: "pending", exception: "none", payments: [] });
  });
});

describe("time", () => {
  it("expires only once the searched blocks have passed, and accepts late money with a flag", async () => {
    const invoice = await createInvoice(merchant, { amount: "5", expires_in_seconds: 300 });
    chain.mine(90);
    chain.breakDown(true);
    await expect(scanChain(system, { network: NETWORK })).rejects.toMatchObject({
      code: "chain_unavailable",
    });
    await expireInvoices(system, { network: NETWORK });
    expect((await read(invoice)).status).toBe("pending");
    chain.breakDown(false);
    chain.mine(40);
    await tick();
    expect((await read(invoice)).status).toBe("expired");
    chain.pay({ to: address(invoice), value: 5n * MICRO });
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "paid",
      exception: "late",
      payments: [{ late: true }],
    });
    expect(await eventTypes(invoice)).toContain("invoice.paid_late");
  });

  it("counts money whose block came in time although it was detected after expiry", async () => {
    const invoice = await createInvoice(merchant, { amount: "5", expires_in_seconds: 300 });
    chain.pay({ to: address(invoice), value: 5n * MICRO });
    chain.mine(150);
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "paid",
      exception: "none",
      payments: [{ late: false }],
    });
  });

  it("holds late money as unmatched when the merchant wants that", async () => {
    const held = await makeMerchant({ latePolicy: "hold" }, clock);
    merchant = held.ctx;
    const invoice = await createInvoice(merchant, { amount: "5", expires_in_seconds: 300 });
    chain.mine(150);
    await tick();
    chain.pay({ to: address(invoice), value: 5n * MICRO });
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "expired",
      amount_paid: "0.00",
      payments: [{ disposition: "unmatched" }],
    });
    expect(await eventTypes(invoice)).toContain("deposit.unmatched");
    await expectBooksToBalance();
  });

  it("keeps money for a cancelled invoice as unmatched", async () => {
    const invoice = await ask();
    await cancelInvoice(merchant, { id: invoice.id });
    chain.pay({ to: address(invoice), value: 9_990_000n });
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "cancelled",
      payments: [{ disposition: "unmatched", status: "confirmed" }],
    });
    await expectBooksToBalance();
  });
});

describe("a reorganisation", () => {
  it("takes back payment and settlement, reopens the invoice, and pays it once when the money is included again", async () => {
    const invoice = await ask();
    const transaction = chain.pay({ to: address(invoice), value: 9_990_000n });
    await tick();
    expect((await read(invoice)).status).toBe("paid");
    chain.reorganise(1);
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "pending",
      exception: "none",
      amount_paid: "0.00",
      settlement: null,
      payments: [{ status: "orphaned", confirmations: 0 }],
    });
    expect(await balances()).toMatchObject({ unapplied_amount: "0.00", pending_amount: "0.00" });
    await expectBooksToBalance();
    chain.mine(1, [transaction]);
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "paid",
      payments: [{ status: "confirmed" }],
      settlement: { status: "completed" },
    });
    expect(await balances()).toMatchObject({ pending_amount: "9.89" });
    expect(await eventTypes(invoice)).toEqual(
      expect.arrayContaining(["payment.orphaned", "settlement.reversed", "invoice.reopened"]),
    );
    await expectBooksToBalance();
  });

  it("leaves final payments alone and stops the watcher when finality is broken", async () => {
    const invoice = await ask();
    chain.pay({ to: address(invoice), value: 9_990_000n });
    chain.mine(18);
    await tick();
    expect((await read(invoice)).payments).toMatchObject([{ final: true }]);
    chain.reorganise(25);
    await expect(scanChain(system, { network: NETWORK })).rejects.toMatchObject({
      code: "chain_unavailable",
    });
    expect((await read(invoice)).status).toBe("paid");
  });

  it("re-settles an invoice that a surplus keeps paid", async () => {
    const invoice = await ask("10");
    chain.pay({ to: address(invoice), value: 10n * MICRO });
    chain.pay({ to: address(invoice), value: 11n * MICRO });
    await tick();
    chain.reorganise(1);
    await tick();
    expect(await read(invoice)).toMatchObject({
      status: "paid",
      exception: "none",
      settlement: { status: "completed", gross_amount: "10.00" },
    });
    expect(await balances()).toMatchObject({ unapplied_amount: "0.00", pending_amount: "9.90" });
    await expectBooksToBalance();
  });
});
