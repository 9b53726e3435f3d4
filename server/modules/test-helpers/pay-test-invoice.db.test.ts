import { beforeEach, expect, test } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { db } from "@/server/db/client";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { disturbPublicTestInvoice } from "@/server/modules/test-helpers/disturb-public-test-invoice";
import { interruptTestChain } from "@/server/modules/test-helpers/interrupt-test-chain";
import { mineTestBlocks } from "@/server/modules/test-helpers/mine-test-blocks";
import { payPublicTestInvoice } from "@/server/modules/test-helpers/pay-public-test-invoice";
import { payTestInvoice } from "@/server/modules/test-helpers/pay-test-invoice";
import { type TestPayment, testChain } from "@/server/modules/test-helpers/ports";
import { reorgTestChain } from "@/server/modules/test-helpers/reorg-test-chain";
import { PUBLIC_DISTURBANCES } from "@/server/modules/test-helpers/schema";
import { makeMerchant } from "@/server/testing/factories";

const paid: TestPayment[] = [];
const reorganisations: object[] = [];
const outages: object[] = [];
const payer = payerContext("test", "req");

beforeEach(() => {
  paid.length = 0;
  testChain.provide({
    pay: async (payment) => ({ txId: String(paid.push(payment)).padStart(64, "0") }),
    mine: async (blocks) => ({ head: 100 + blocks }),
    reorg: async (input) => ({ head: 200 + reorganisations.push(input) }),
    setClock: async (aheadSeconds) => ({ head: 1, aheadSeconds }),
    interrupt: async (input) => void outages.push(input),
  });
});

test("pays what remains, to the invoice's own address", async () => {
  const { ctx } = await makeMerchant();
  const invoice = await createInvoice(ctx, { amount: "9.99" });
  const payment = await payTestInvoice(ctx, { id: invoice.id });
  expect(payment).toMatchObject({
    object: "test_payment",
    invoice_id: invoice.id,
    amount: "9.99",
    tx_ids: ["1".padStart(64, "0")],
  });
  expect(paid).toEqual([
    { to: invoice.payable.address, amount: 9_990_000n, from: 0, token: "usdt", fail: false },
  ]);
});

test("a split pays the whole amount in parts", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "10" });
  const payment = await payTestInvoice(ctx, { id, amount: "0.000010", split: 3, from: 2, token: "fake" });
  expect(payment.tx_ids).toHaveLength(3);
  expect(paid.map(({ amount, from, token }) => [amount, from, token])).toEqual([
    [4n, 2, "fake"],
    [3n, 2, "fake"],
    [3n, 2, "fake"],
  ]);
});

test("pays twice, and two invoices in one transaction", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "3" });
  const other = await createInvoice(ctx, { amount: "5" });
  expect((await payTestInvoice(ctx, { id, twice: true })).tx_ids).toHaveLength(2);
  await payTestInvoice(ctx, { id, same_tx_as: other.id });
  expect(paid.map(({ amount, transfers }) => [amount, transfers])).toEqual([
    [3_000_000n, undefined],
    [3_000_000n, undefined],
    [3_000_000n, [{ to: other.payable.address, amount: 5_000_000n }]],
  ]);
});

test("reorganises and interrupts the chain", async () => {
  const { ctx } = await makeMerchant();
  const tx = "a".repeat(64);
  expect(await reorgTestChain(ctx, { drop_tx: [tx] })).toMatchObject({ block_number: 201 });
  expect(reorganisations).toEqual([{ depth: undefined, drop: [tx], restore: [] }]);
  expect(await interruptTestChain(ctx, { seconds: 20 })).toMatchObject({ kind: "down", seconds: 20 });
  expect(outages).toEqual([{ kind: "down", seconds: 20 }]);
  await expect(reorgTestChain(ctx, {})).rejects.toMatchObject({ code: "validation_failed" });
  await expect(interruptTestChain(ctx, { seconds: 301 })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

test("live keys, missing scopes and foreign invoices are refused before anything is paid", async () => {
  const [{ ctx }, stranger] = await Promise.all([makeMerchant(), makeMerchant()]);
  const { id } = await createInvoice(ctx, { amount: "1" });
  await expect(payTestInvoice({ ...ctx, mode: "live" }, { id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(mineTestBlocks({ ...ctx, mode: "live" }, {})).rejects.toMatchObject({ code: "forbidden" });
  const live = { ...ctx, mode: "live" } as const;
  await expect(reorgTestChain(live, { depth: 1 })).rejects.toMatchObject({ code: "forbidden" });
  await expect(interruptTestChain(live, { seconds: 1 })).rejects.toMatchObject({ code: "forbidden" });
  const unscoped = {
    ...ctx,
    actor: { type: "api_key", apiKeyId: "key", scopes: ["invoices:read"] } as const,
  };
  await expect(payTestInvoice(unscoped, { id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(payTestInvoice(stranger.ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(paid).toEqual([]);
});

test("anybody with the link may pay a test invoice that is payable", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "3" });
  expect(await payPublicTestInvoice(payer, { id })).toMatchObject({ amount: "3.00" });
  await cancelInvoice(ctx, { id });
  await expect(payPublicTestInvoice(payer, { id })).rejects.toMatchObject({ code: "invalid_state" });
});

test("a live invoice is not found by the pay panel", async () => {
  const { ctx } = await makeMerchant();
  const { id } = await createInvoice(ctx, { amount: "3" });
  await db().invoice.update({ where: { id }, data: { mode: "live" } });
  await expect(payPublicTestInvoice(payer, { id })).rejects.toMatchObject({ code: "not_found" });
  for (const act of PUBLIC_DISTURBANCES)
    await expect(disturbPublicTestInvoice(payer, { id, act })).rejects.toMatchObject({ code: "not_found" });
  expect(paid).toEqual([]);
});

test("mining answers with the new head", async () => {
  const { ctx } = await makeMerchant();
  expect(await mineTestBlocks(ctx, { blocks: 5 })).toEqual({
    object: "test_chain_head",
    livemode: false,
    block_number: 105,
  });
});
