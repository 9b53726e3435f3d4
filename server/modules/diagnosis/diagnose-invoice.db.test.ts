import { describe, expect, it } from "vitest";
import { payerContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { parseTronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { clock, makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { diagnoseInvoice } from "@/server/modules/diagnosis/diagnose-invoice";
import { diagnosePublicInvoice } from "@/server/modules/diagnosis/diagnose-public-invoice";
import { transactionInspectors } from "@/server/modules/diagnosis/ports";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import type { Invoice } from "@/server/modules/invoices/schema";
import { keepUnmatchedDeposit } from "@/server/modules/unmatched-deposits/keep-unmatched-deposit";
import { assignUnmatchedDeposit } from "@/server/modules/unmatched-deposits/assign-unmatched-deposit";
import {
  pay,
  payCancelled,
  payLate,
  watch,
} from "@/server/modules/unmatched-deposits/testing/unmatched-money";
import { makeMerchant } from "@/server/testing/factories";
import type { FakeTransfer } from "@/server/testing/fake-chain";

const FAKE_TOKEN = parseTronAddress("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t");
const STRANGER = parseTronAddress("TSeJkUh4Qv67VNFwY8LaAxERygNdy6NQZK");
const payer = payerContext("test", "req_test", clock);

async function makeWatched() {
  const { chain, system, merchant } = await makeWatchedChain();
  transactionInspectors.provide(new Map([[NETWORK, chain]]));
  const watched = { chain, system };
  // The first tick only finds where to begin.
  await watch(watched);
  await watch(watched);
  return { watched, merchant, invoice: await createInvoice(merchant, { amount: "5" }) };
}

const to = (invoice: Invoice) => parseTronAddress(invoice.payable.address);

/** What the merchant is told and what the customer is: always the same code. */
async function ask(merchant: Context, { id }: Invoice, tx_id?: string) {
  const input = { id, ...(tx_id === undefined ? {} : { tx_id }) };
  const [own, shown] = [await diagnoseInvoice(merchant, input), await diagnosePublicInvoice(payer, input)];
  expect(shown.code).toBe(own.code);
  expect(JSON.stringify(shown)).not.toContain("other_invoice_id");
  return { ...own, shown };
}

describe("by what a transaction did on the chain", () => {
  it("says that it is on no block, and how far the chain was looked at", async () => {
    const { watched, merchant, invoice } = await makeWatched();
    const answer = await ask(merchant, invoice, `0x${"AB".repeat(32)}`);
    expect(answer).toMatchObject({
      code: "transaction_not_found",
      tx_id: "ab".repeat(32),
      facts: { node_block_number: watched.chain.headNumber },
    });
    expect(answer.explanation).toContain(String(watched.chain.headNumber));
  });

  it.each([
    ["another token", { token: FAKE_TOKEN, value: 5n * MICRO }, "wrong_token", { token: FAKE_TOKEN }],
    ["zero", { value: 0n }, "zero_value", {}],
  ] as const)("%s", async (_, transfer, code, facts) => {
    const { watched, merchant, invoice } = await makeWatched();
    const { txId } = watched.chain.pay({ to: to(invoice), ...transfer });
    await watch(watched);
    expect(await ask(merchant, invoice, txId)).toMatchObject({ code, facts });
  });

  it("failed", async () => {
    const { watched, merchant, invoice } = await makeWatched();
    const transfers: FakeTransfer[] = [{ to: to(invoice), value: 5n * MICRO }];
    const txId = "fa".repeat(32);
    watched.chain.mine(1, [{ txId, transfers, succeeded: false }]);
    await watch(watched);
    expect(await ask(merchant, invoice, txId)).toMatchObject({ code: "transaction_failed" });
  });

  it("not searched yet: it reached the address in a block that the watcher has still before it", async () => {
    const { watched, merchant, invoice } = await makeWatched();
    const { txId } = watched.chain.pay({ to: to(invoice), value: 5n * MICRO });
    const block_number = watched.chain.headNumber;
    const facts = { amount: "5.00", block_number, searched_block_number: block_number - 1 };
    expect(await ask(merchant, invoice, txId)).toMatchObject({ code: "not_searched_yet", facts });
  });

  it("another address: a stranger's, and other merchants' alike", async () => {
    const { watched, merchant, invoice } = await makeWatched();
    const other = (await makeMerchant({}, clock)).ctx;
    const foreign = await createInvoice(other, { amount: "5" });
    const words: string[] = [];
    for (const address of [STRANGER, to(foreign)]) {
      const { txId } = watched.chain.pay({ to: address, value: 5n * MICRO });
      await watch(watched);
      const answer = await ask(merchant, invoice, txId);
      expect(answer).toMatchObject({ code: "other_address", facts: { to_address: address, amount: "5.00" } });
      expect(answer.facts.other_invoice_id).toBeUndefined();
      words.push(answer.explanation.replace(address, "there"));
    }
    expect(words[0]).toBe(words[1]);
  });

  it("cannot say anything while no node answers", async () => {
    const { watched, merchant, invoice } = await makeWatched();
    watched.chain.breakDown(true);
    await expect(ask(merchant, invoice, "ab".repeat(32))).rejects.toMatchObject({
      code: "chain_unavailable",
    });
  });
});

describe("by what the books know, without any node", () => {
  it("follows a payment from its first block to final", async () => {
    const { watched, merchant } = await makeWatched();
    const invoice = await createInvoice(merchant, { amount: "200" });
    const txId = await pay(watched, invoice, 200n, 3);
    watched.chain.breakDown(true);
    for (const tx of [txId, undefined])
      expect(await ask(merchant, invoice, tx)).toMatchObject({
        code: "confirming",
        title: "4 of 12 confirmations",
        facts: { confirmations: 4, required_confirmations: 12, amount: "200.00" },
      });
    watched.chain.breakDown(false);
    watched.chain.mine(9);
    await watch(watched);
    expect(await ask(merchant, invoice, txId)).toMatchObject({ code: "paid" });
    watched.chain.mine(9);
    await watch(watched);
    expect(await ask(merchant, invoice)).toMatchObject({ code: "paid_final" });
  });

  it("short by what is missing", async () => {
    const { watched, merchant, invoice } = await makeWatched();
    const txId = await pay(watched, invoice, 3n);
    for (const tx of [txId, undefined])
      expect(await ask(merchant, invoice, tx)).toMatchObject({
        code: "underpaid",
        title: "Short by 2.00 USDT",
        facts: { amount_paid: "3.00", amount_remaining: "2.00" },
      });
  });

  it("counts toward another invoice of the same merchant, which only the merchant is told by name", async () => {
    const { watched, merchant, invoice } = await makeWatched();
    const other = await createInvoice(merchant, { amount: "5" });
    const txId = await pay(watched, other, 5n);
    const answer = await ask(merchant, invoice, txId);
    expect(answer).toMatchObject({ code: "counted_elsewhere", facts: { other_invoice_id: other.id } });
    expect(answer.explanation).toContain(other.id);
    expect(JSON.stringify(answer.shown)).not.toContain(other.id);
  });

  it("cancelled, held late, and decided about", async () => {
    const { watched, merchant } = await makeWatched();
    const { invoice, deposit } = await payCancelled(watched, merchant);
    expect(await ask(merchant, invoice, deposit.tx_id)).toMatchObject({ code: "not_counted" });
    expect(await ask(merchant, invoice)).toMatchObject({ code: "not_counted" });
    await keepUnmatchedDeposit(merchant, { id: deposit.id, reason: "test" });
    expect(await ask(merchant, invoice, deposit.tx_id)).toMatchObject({ code: "decided" });
    const holding = (await makeMerchant({ latePolicy: "hold" }, clock)).ctx;
    const late = await payLate(watched, holding);
    expect(await ask(holding, late.invoice, late.deposit.tx_id)).toMatchObject({ code: "held_late" });
  });

  it("assigned to another invoice, from where the money came", async () => {
    const { watched, merchant, invoice: target } = await makeWatched();
    const { invoice, deposit } = await payCancelled(watched, merchant);
    await assignUnmatchedDeposit(merchant, { id: deposit.id, invoice_id: target.id, reason: "test" });
    expect(await ask(merchant, invoice, deposit.tx_id)).toMatchObject({
      code: "counted_elsewhere",
      facts: { other_invoice_id: target.id },
    });
    expect(await ask(merchant, target, deposit.tx_id)).toMatchObject({ code: "paid_final" });
  });

  it("left the chain", async () => {
    const { watched, merchant, invoice } = await makeWatched();
    const txId = await pay(watched, invoice, 5n, 1);
    watched.chain.reorganise(2);
    await watch(watched);
    await confirmDeposits(watched.system, { network: NETWORK });
    expect(await ask(merchant, invoice, txId)).toMatchObject({ code: "left_chain" });
  });

  it("says that nothing came: waiting, detection behind, cancelled", async () => {
    const { merchant, invoice } = await makeWatched();
    expect(await ask(merchant, invoice)).toMatchObject({ code: "nothing_received" });
    const later = { ...merchant, clock: { now: () => new Date("2026-01-01T00:10:00.000Z") } };
    expect(await diagnoseInvoice(later, { id: invoice.id })).toMatchObject({ code: "detection_behind" });
    await cancelInvoice(merchant, { id: invoice.id });
    expect(await ask(merchant, invoice)).toMatchObject({ code: "cancelled" });
  });
});

it("never tells one merchant of another's payment, whatever transaction is asked about", async () => {
  const { watched, merchant, invoice } = await makeWatched();
  const other = (await makeMerchant({}, clock)).ctx;
  const foreign = await createInvoice(other, { amount: "5" });
  const txId = await pay(watched, foreign, 5n);
  const answer = await ask(merchant, invoice, txId);
  expect(answer.code).toBe("other_address");
  expect(JSON.stringify(answer)).not.toContain(foreign.id);
  await expect(diagnoseInvoice(merchant, { id: foreign.id })).rejects.toMatchObject({ code: "not_found" });
});

it("asks a node a few times a minute for one invoice, and then says when to come back", async () => {
  const { merchant, invoice } = await makeWatched();
  const question = { id: invoice.id, tx_id: "ab".repeat(32) };
  for (let asked = 0; asked < LIMITS.diagnosis.perInvoice; asked += 1)
    await diagnosePublicInvoice(payer, question);
  await expect(diagnosePublicInvoice(payer, question)).rejects.toMatchObject({
    code: "rate_limited",
    details: { retryAfterSeconds: expect.any(Number) },
  });
  expect(await diagnoseInvoice(merchant, { id: invoice.id })).toMatchObject({ code: "nothing_received" });
  await expect(diagnosePublicInvoice(payer, { ...question, tx_id: "abc" })).rejects.toMatchObject({
    code: "validation_failed",
  });
});
