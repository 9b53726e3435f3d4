import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { parseTronAddress, type TronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { clock, makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { getReconciliation } from "@/server/modules/reconciliations/get-reconciliation";
import { listLatestReconciliations } from "@/server/modules/reconciliations/list-latest-reconciliations";
import { listReconciliations } from "@/server/modules/reconciliations/list-reconciliations";
import { balanceReaders } from "@/server/modules/reconciliations/ports";
import { pruneReconciliations } from "@/server/modules/reconciliations/prune-reconciliations";
import { reconcileChain } from "@/server/modules/reconciliations/reconcile-chain";
import { reconcileLedger } from "@/server/modules/reconciliations/reconcile-ledger";
import { runReconciliations } from "@/server/modules/reconciliations/run-reconciliations";
import { keepUnmatchedDeposit } from "@/server/modules/unmatched-deposits/keep-unmatched-deposit";
import { payCancelled } from "@/server/modules/unmatched-deposits/testing/unmatched-money";
import type { FakeChain } from "@/server/testing/fake-chain";

let chain: FakeChain;
let system: Context;
let merchant: Context;
let paid: TronAddress;

/** What the fake chain holds, as its own blocks say; `extra` is money that the watcher does not know. */
function provideBalances(extra: ReadonlyMap<TronAddress, bigint> = new Map()): void {
  balanceReaders.provide(
    new Map([
      [
        NETWORK,
        {
          addressesPerReading: 2,
          readBalances: async (addresses) => {
            const { latest } = await chain.heads();
            const { transfers } = await chain.transfers({ from: 0, to: latest.number });
            const held = (address: TronAddress): bigint =>
              transfers.filter(({ to }) => to === address).reduce((sum, { value }) => sum + value, 0n) +
              (extra.get(address) ?? 0n);
            return { balances: addresses.map(held), from: latest, to: latest };
          },
        },
      ],
    ]),
  );
}

async function payInvoice(amount: string): Promise<{ id: string; address: TronAddress }> {
  const invoice = await createInvoice(merchant, { amount });
  const address = parseTronAddress(invoice.payable.address);
  chain.pay({ to: address, value: BigInt(amount) * MICRO });
  return { id: invoice.id, address };
}

async function follow(): Promise<void> {
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
}

beforeAll(async () => {
  ({ chain, system, merchant } = await makeWatchedChain());
  await follow();
  const invoice = await payInvoice("10");
  paid = invoice.address;
  await payInvoice("7");
  await payInvoice("20000");
  await follow();
  await settleInvoices(system, { invoiceIds: [invoice.id] });
  // The relay of this test: nothing is left behind.
  await db().outboxEntry.deleteMany();
  provideBalances();
});

describe("sound books", () => {
  it("balance in themselves, and the run is remembered", async () => {
    const run = await reconcileLedger(system);
    expect(run.differences).toEqual([]);
    expect(run).toMatchObject({
      kind: "ledger",
      network: null,
      ok: true,
      totals: { checks: 27, payments: 3 },
    });
    expect((await listReconciliations(system, { limit: 1 })).data).toEqual([run]);
  });

  it("agree with the chain: confirmed money with the ledger, all of it with the addresses", async () => {
    expect(await reconcileChain(system, { network: NETWORK })).toMatchObject({
      ok: true,
      differences: [],
      totals: {
        ledger_amount: "17.00",
        confirmed_amount: "17.00",
        final_amount: "0.00",
        addresses: 3,
        addresses_checked: 3,
        chain_amount: "20017.00",
        expected_amount: "20017.00",
        block_number: chain.headNumber,
      },
    });
  });

  it("stay balanced when a fork takes a payment back", async () => {
    const { id } = await payInvoice("3");
    await follow();
    await settleInvoices(system, { invoiceIds: [id] });
    chain.reorganise(1);
    await follow();
    await db().outboxEntry.deleteMany();
    expect((await reconcileLedger(system)).differences).toEqual([]);
    const run = await reconcileChain(system, { network: NETWORK });
    expect(run.differences).toEqual([]);
    expect(run.totals).toMatchObject({ addresses: 4, chain_amount: "20017.00" });
  });
});

it("stays sound when a merchant decides about money that counts toward nothing", async () => {
  const { deposit } = await payCancelled({ chain, system }, merchant, { usdt: 4n });
  await keepUnmatchedDeposit(merchant, { id: deposit.id, reason: "Agreed" });
  await db().outboxEntry.deleteMany();
  const settle = await db().invoice.findMany({ where: { status: "paid" } });
  await settleInvoices(system, { invoiceIds: settle.map(({ id }) => id) });
  expect((await reconcileLedger(system)).differences).toEqual([]);
  expect((await reconcileChain(system, { network: NETWORK })).differences).toEqual([]);
});

describe("the chain against the books", () => {
  it("finds money that the watcher does not know", async () => {
    provideBalances(new Map([[paid, 5n * MICRO]]));
    const run = await reconcileChain(system, { network: NETWORK });
    provideBalances();
    expect(run).toMatchObject({
      ok: false,
      differences: [
        {
          name: "chain_holds_what_payments_say",
          details: [`${paid} holds 15.00, payments say 10.00 USDT`],
        },
      ],
    });
  });

  it("finds money that the chain does not have", async () => {
    provideBalances(new Map([[paid, -1n]]));
    const run = await reconcileChain(system, { network: NETWORK });
    provideBalances();
    expect(run.ok).toBe(false);
  });

  it("compares nothing while a block around the reading has not been searched", async () => {
    chain.mine(1);
    const waiting = reconcileChain(system, { network: NETWORK });
    await follow();
    expect((await waiting).ok).toBe(true);
  });

  it("fails without a run when the chain does not answer", async () => {
    const before = await db().reconciliation.count();
    chain.breakDown(true);
    await expect(reconcileChain(system, { network: NETWORK })).rejects.toMatchObject({
      code: "chain_unavailable",
    });
    chain.breakDown(false);
    expect(await db().reconciliation.count()).toBe(before);
  });
});

const TAMPERINGS: readonly [breaks: string, statement: string][] = [
  ["paid_means_enough_is_confirmed", "UPDATE invoices SET due_minor = due_minor + 1 WHERE status = 'paid'"],
  ["paid_means_enough_is_confirmed", "UPDATE invoices SET status = 'pending' WHERE status = 'paid'"],
  ["invoice_amounts_are_sums_of_payments", "UPDATE payments SET disposition = 'unmatched'"],
  ["settlements_add_up", "UPDATE settlements SET fee_minor = fee_minor + 1"],
  [
    "at_most_one_living_settlement",
    `INSERT INTO settlements SELECT (jsonb_populate_record(s, '{"id": "set_forged"}')).* FROM settlements s WHERE status = 'completed' LIMIT 1`,
  ],
  ["settled_means_paid", "UPDATE invoices SET status = 'confirming' WHERE status = 'paid'"],
  [
    "paid_invoices_are_settled",
    "DELETE FROM settlements; UPDATE invoices SET updated_at = updated_at - interval '1 hour'",
  ],
  ["confirmed_payments_are_booked_once", "UPDATE payments SET ledger_transfer_id = NULL"],
  ["confirmed_payments_are_booked_once", "UPDATE payments SET amount_minor = amount_minor + 1"],
  [
    "payments_share_no_transfer",
    "UPDATE payments SET ledger_transfer_id = (SELECT max(ledger_transfer_id) FROM payments)",
  ],
  ["no_money_stands_for_a_lost_payment", "UPDATE payments SET status = 'orphaned'"],
  ["completed_settlements_are_booked_once", "UPDATE settlements SET gross_minor = gross_minor + 1"],
  ["no_money_stands_for_a_lost_settlement", "UPDATE settlements SET status = 'reversed'"],
  ["newest_event_tells_the_status", "UPDATE payments SET status = 'failed'"],
  ["every_version_has_its_event", "DELETE FROM events WHERE type = 'invoice.paid'"],
  ["every_version_has_its_event", "UPDATE payments SET version = version + 1"],
  ["events_have_objects", "DELETE FROM settlements"],
  [
    "events_leave_the_outbox",
    "INSERT INTO outbox (event_id) SELECT min(id) FROM events ON CONFLICT DO NOTHING; UPDATE events SET occurred_at = occurred_at - interval '1 hour'",
  ],
];

class RolledBack extends Error {}

/** Tampers as an owner of the database can, with triggers, checks and indexes out of the way, looks, and undoes it all. */
async function brokenAfter(statements: string): Promise<string[]> {
  let names: string[] = [];
  const tampering = withTransaction(system, async (ctx) => {
    await ctx.tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await ctx.tx.$executeRaw`ALTER TABLE settlements DROP CONSTRAINT settlements_split`;
    await ctx.tx.$executeRaw`DROP INDEX settlements_one_living_per_invoice`;
    for (const statement of statements.split("; ")) await ctx.tx.$executeRawUnsafe(statement);
    names = (await reconcileLedger(ctx)).differences.map(({ name }) => name);
    throw new RolledBack();
  });
  await expect(tampering).rejects.toBeInstanceOf(RolledBack);
  return names;
}

it.each(TAMPERINGS)("%s is found broken after %s", async (breaks, statements) => {
  expect(await brokenAfter(statements)).toContain(breaks);
});

it("finds a ledger that holds other money than was confirmed", async () => {
  await db().$executeRaw`UPDATE payments SET amount_minor = amount_minor + 1 WHERE to_address = ${paid}`;
  const run = await reconcileChain(system, { network: NETWORK });
  await db().$executeRaw`UPDATE payments SET amount_minor = amount_minor - 1 WHERE to_address = ${paid}`;
  expect(run.differences.map(({ name }) => name)).toEqual([
    "custody_is_confirmed_payments",
    "chain_holds_what_payments_say",
  ]);
});

it("is for jobs and operators alone", async () => {
  for (const ctx of [merchant, { ...merchant, actor: { type: "payer" as const } }]) {
    await expect(reconcileLedger(ctx)).rejects.toMatchObject({ code: "forbidden" });
    await expect(reconcileChain(ctx, { network: NETWORK })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listReconciliations(ctx)).rejects.toMatchObject({ code: "forbidden" });
  }
});

it("lists page by page and forgets after 90 days", async () => {
  const all = await listReconciliations(system, { limit: 100 });
  const first = await listReconciliations(system, { limit: 2 });
  const second = await listReconciliations(system, { limit: 100, cursor: first.next_cursor ?? "" });
  expect([...first.data, ...second.data]).toEqual(all.data);
  const later = { now: () => addSeconds(clock.now(), 91 * 24 * 60 * 60) };
  expect(await pruneReconciliations(systemContext("test", "test", later))).toEqual({
    deleted: all.data.length,
  });
});

it("runs on an operator's word, and keeps who asked", async () => {
  const actor = {
    type: "operator",
    userId: newId("user"),
    email: "op@example.com",
    platformRole: "admin",
  } as const;
  const operator: Context = { ...system, actor };
  const runs = await runReconciliations(operator);
  expect(runs.map(({ kind, ok }) => [kind, ok])).toEqual([
    ["ledger", true],
    ["chain", true],
  ]);
  expect(await listLatestReconciliations(operator)).toEqual(runs);
  expect(await getReconciliation(operator, { id: runs[0]?.id ?? "" })).toEqual(runs[0]);
  await expect(getReconciliation(operator, { id: "rec_none" })).rejects.toMatchObject({ code: "not_found" });
  expect(await db().auditEntry.findMany({ where: { action: "reconciliation.run" } })).toMatchObject([
    { actor },
  ]);
  const demoted: Context = { ...system, actor: { ...actor, platformRole: "merchant" } };
  await expect(runReconciliations(demoted)).rejects.toMatchObject({ code: "forbidden" });
});
