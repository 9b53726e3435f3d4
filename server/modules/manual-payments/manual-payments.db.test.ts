import { beforeEach, describe, expect, it } from "vitest";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import type { Invoice } from "@/server/modules/invoices/schema";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { getBalances } from "@/server/modules/ledger/get-balances";
import { attachTransaction } from "@/server/modules/manual-payments/attach-transaction";
import { markInvoicePaid } from "@/server/modules/manual-payments/mark-invoice-paid";
import { manualPaymentEventPayload } from "@/server/modules/payments/events";
import { checkCustody } from "@/server/modules/reconciliations/check-custody";
import { checkInvoices } from "@/server/modules/reconciliations/check-invoices";
import { checkPostings } from "@/server/modules/reconciliations/check-postings";
import { makeMerchant } from "@/server/testing/factories";

const network = { network: NETWORK };
const CASH = { reason: "Paid at the counter", proof: "Receipt 118" };

let world: Awaited<ReturnType<typeof makeWatchedChain>>;
let merchant: Context;

beforeEach(async () => {
  world = await makeWatchedChain();
  merchant = world.merchant;
  await scanChain(world.system, network);
  await scanChain(world.system, network);
});

const addressOf = ({ payable }: Invoice) => parseTronAddress(payable.address);
const read = (id: string) => getInvoice(merchant, { id, expand: ["payments", "settlement"] });

/** A payment that the watcher's log index leaves out. */
function payUnseen(invoice: Invoice, usdt: bigint) {
  const transaction = world.chain.pay({ to: addressOf(invoice), value: usdt * MICRO });
  world.chain.hideFromIndex(transaction);
  return transaction.txId;
}

async function settle(id: string): Promise<void> {
  await confirmDeposits(world.system, network);
  await settleInvoices(world.system, { invoiceIds: [id] });
}

/** Every rule of the books, of invoices and of the chain's custody. */
async function expectBalancedBooks(): Promise<void> {
  const { check } = await checkCustody(world.system, network);
  const checks = [
    check,
    ...(await checkInvoices(world.system)),
    ...(await checkPostings(world.system)),
    ...(await checkInvariants(world.system)),
  ];
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
}

describe("marking as paid by proof", () => {
  it("pays the invoice beside custody and every balance, without settlement, audited and told", async () => {
    const { id } = await createInvoice(merchant, { amount: "25" });
    expect(await markInvoicePaid(merchant, { id, version: 1, ...CASH })).toMatchObject({
      status: "paid",
      exception: "none",
      amount_paid: "25.00",
      amount_manual: "25.00",
      payments: [],
      manual_payments: [{ method: "manual", amount: "25.00", ...CASH, recorded_by: { type: "api_key" } }],
    });
    await settle(id);
    expect((await read(id)).settlement).toBeNull();
    expect(await listUnsettledInvoices(world.system)).not.toContain(id);
    expect((await getBalances(merchant)).currencies).toMatchObject([
      { unapplied_amount: "0.00", pending_amount: "0.00", available_amount: "0.00" },
    ]);
    const audit = await db().auditEntry.findFirstOrThrow({ where: { targetId: id } });
    expect(audit).toMatchObject({ action: "invoice.mark_paid", reason: CASH.reason });
    const told = await db().event.findFirstOrThrow({
      where: { merchantId: merchant.merchantId, type: "manual_payment.recorded" },
    });
    expect(manualPaymentEventPayload.strict().parse(told.data)).toMatchObject({ amount: "25.00" });
    expect(await db().event.count({ where: { aggregateId: id, type: "invoice.paid" } })).toBe(1);
    await expectBalancedBooks();
  });

  it("adds what is missing to what came by the chain; only that is settled", async () => {
    const invoice = await createInvoice(merchant, { amount: "25" });
    world.chain.pay({ to: addressOf(invoice), value: 10n * MICRO });
    await scanChain(world.system, network);
    await confirmDeposits(world.system, network);
    expect(await markInvoicePaid(merchant, { id: invoice.id, ...CASH })).toMatchObject({
      status: "paid",
      amount_manual: "15.00",
    });
    await settle(invoice.id);
    expect((await read(invoice.id)).settlement).toMatchObject({ gross_amount: "10.00", net_amount: "9.90" });
    await expectBalancedBooks();
  });

  it("leaves money that comes by the chain afterwards apart, as surplus", async () => {
    const invoice = await createInvoice(merchant, { amount: "25" });
    await markInvoicePaid(merchant, { id: invoice.id, ...CASH });
    world.chain.pay({ to: addressOf(invoice), value: 25n * MICRO });
    await scanChain(world.system, network);
    await settle(invoice.id);
    expect(await read(invoice.id)).toMatchObject({
      exception: "overpaid",
      amount_overpaid: "25.00",
      settlement: null,
    });
    expect((await getBalances(merchant)).currencies).toMatchObject([{ unapplied_amount: "25.00" }]);
    await expectBalancedBooks();
  });

  it("happens once, also when two say so at once", async () => {
    const { id } = await createInvoice(merchant, { amount: "25" });
    const both = await Promise.allSettled([1, 2].map(() => markInvoicePaid(merchant, { id, ...CASH })));
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(markInvoicePaid(merchant, { id, ...CASH })).rejects.toMatchObject({ code: "invalid_state" });
    expect(await db().manualPayment.count({ where: { invoiceId: id } })).toBe(1);
    await expectBalancedBooks();
  });

  it("needs a reason, a proof, the permission, the version that was seen, and an invoice that needs money", async () => {
    const { id } = await createInvoice(merchant, { amount: "25" });
    const refused = (input: object, ctx: Context = merchant) =>
      markInvoicePaid(ctx, { id, ...input } as Parameters<typeof markInvoicePaid>[1]).catch(
        ({ code }: { code: string }) => code,
      );
    expect(await refused({ proof: "x" })).toBe("validation_failed");
    expect(await refused({ reason: "x" })).toBe("validation_failed");
    expect(await refused({ ...CASH, version: 7 })).toBe("version_mismatch");
    const developer = {
      ...merchant,
      actor: { type: "user", userId: "usr_x", memberId: "mem_x", role: "developer", email: "d@x.io" },
    } as const;
    expect(await refused(CASH, developer)).toBe("forbidden");
    expect(await refused(CASH, (await makeMerchant()).ctx)).toBe("not_found");
    expect(await refused(CASH, { ...merchant, mode: "live" })).toBe("not_found");
    await cancelInvoice(merchant, { id });
    expect(await refused(CASH)).toBe("invalid_state");
  });
});

describe("a transaction that the watcher missed", () => {
  it("is recorded as the watcher would have, once, and becomes final like any other", async () => {
    const invoice = await createInvoice(merchant, { amount: "5" });
    const tx_id = payUnseen(invoice, 5n);
    await scanChain(world.system, network);
    expect((await read(invoice.id)).payments).toEqual([]);
    const attached = await attachTransaction(merchant, { id: invoice.id, tx_id: `0x${tx_id.toUpperCase()}` });
    expect(attached).toMatchObject({
      status: "confirming",
      payments: [{ tx_id, status: "detected", late: false }],
    });
    const again = await Promise.all([1, 2].map(() => attachTransaction(merchant, { id: invoice.id, tx_id })));
    expect(again.map(({ payments }) => payments?.length)).toEqual([1, 1]);
    expect(await db().auditEntry.count({ where: { targetId: invoice.id } })).toBe(1);
    await settle(invoice.id);
    world.chain.mine(18);
    await scanChain(world.system, network);
    await scanFinal(world.system, network);
    expect(await finaliseDeposits(world.system, network)).toBe(1);
    expect(await read(invoice.id)).toMatchObject({
      status: "paid",
      payments: [{ final: true }],
      settlement: { net_amount: "4.95" },
    });
    await expectBalancedBooks();
  });

  it("is found however old its block is", async () => {
    const invoice = await createInvoice(merchant, { amount: "5" });
    const tx_id = payUnseen(invoice, 5n);
    world.chain.mine(150);
    await scanChain(world.system, network);
    await db().chainCursor.updateMany({ data: { finalNumber: BigInt(world.chain.headNumber - 18) } });
    await attachTransaction(merchant, { id: invoice.id, tx_id });
    expect((await read(invoice.id)).payments).toMatchObject([{ tx_id }]);
  });

  it("of a cancelled invoice waits in the inbox, as it would have", async () => {
    const invoice = await createInvoice(merchant, { amount: "5" });
    await cancelInvoice(merchant, { id: invoice.id });
    const tx_id = payUnseen(invoice, 5n);
    await scanChain(world.system, network);
    expect(await attachTransaction(merchant, { id: invoice.id, tx_id })).toMatchObject({
      status: "cancelled",
      payments: [{ disposition: "unmatched" }],
    });
  });

  it("is refused when it pays nothing here, and left to the watcher when it is about to be searched", async () => {
    const [invoice, other] = [
      await createInvoice(merchant, { amount: "5" }),
      await createInvoice(merchant, { amount: "5" }),
    ];
    const failed = {
      txId: "f".repeat(64),
      transfers: [{ to: addressOf(invoice), value: MICRO }],
      succeeded: false,
    };
    world.chain.mine(1, [failed]);
    const elsewhere = payUnseen(other, 5n);
    await scanChain(world.system, network);
    const ahead = payUnseen(invoice, 5n);
    const refusal = (tx_id: string) =>
      attachTransaction(merchant, { id: invoice.id, tx_id }).catch(({ code }: { code: string }) => code);
    for (const tx_id of [failed.txId, elsewhere, "0".repeat(64), "abc"])
      expect(await refusal(tx_id)).toBe("validation_failed");
    expect(await refusal(ahead)).toBe("chain_unavailable");
    world.chain.breakDown(true);
    expect(await refusal(elsewhere)).toBe("chain_unavailable");
    world.chain.breakDown(false);
    const stranger = (await makeMerchant()).ctx;
    await expect(attachTransaction(stranger, { id: invoice.id, tx_id: ahead })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await read(invoice.id)).payments).toEqual([]);
  });

  it("marks an invoice as paid only if it covers what is missing", async () => {
    const invoice = await createInvoice(merchant, { amount: "5" });
    const short = payUnseen(invoice, 3n);
    const rest = payUnseen(invoice, 5n);
    await scanChain(world.system, network);
    const said = { id: invoice.id, reason: "The customer sent the id" };
    await expect(markInvoicePaid(merchant, { ...said, tx_id: short })).rejects.toMatchObject({
      code: "invalid_state",
    });
    expect((await read(invoice.id)).payments).toEqual([]);
    expect(await markInvoicePaid(merchant, { ...said, tx_id: rest })).toMatchObject({
      status: "confirming",
      amount_manual: "0.00",
      payments: [{ tx_id: rest }],
    });
    await settle(invoice.id);
    await expectBalancedBooks();
  });
});
