import { beforeAll, expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { addSeconds } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { sqlState } from "@/server/db/database-error";
import { withTransaction } from "@/server/db/transaction";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { reserveFunds } from "@/server/modules/ledger/reserve-funds";
import { reverseTransfers } from "@/server/modules/ledger/reverse-transfers";
import { custodyAccount, walletAccount } from "@/server/modules/ledger/rules";

const ctx = systemContext("test", "test");
const [a, b] = [walletAccount("a"), walletAccount("b")];
const USDT = { mode: "test", purpose: "test", currency: "USDT" } as const;
let spent = "";
let undone = "";

beforeAll(() =>
  withTransaction(ctx, async (ctx) => {
    const post = async (reference: string, from: typeof a, to: typeof a, amount: bigint) =>
      (await postTransfers(ctx, [{ ...USDT, reference, legs: [{ from, to, amount, currency: "USDT" }] }]))[0]
        ?.id ?? "";
    await post("fund", custodyAccount("local", "USDT"), a, 100n);
    spent = await post("spend", a, b, 30n);
    undone = await post("mistake", a, b, 5n);
    await reverseTransfers(ctx, [{ ...USDT, transferId: undone, reference: "correction" }]);
    await reserveFunds(ctx, {
      ...USDT,
      reference: "hold",
      from: a,
      to: b,
      amount: 10n,
      expiresAt: addSeconds(ctx.clock.now(), 60),
    });
  }),
);

async function broken(): Promise<string[]> {
  return (await checkInvariants(ctx)).filter(({ ok }) => !ok).map(({ name }) => name);
}

test("sound books keep every invariant", async () => {
  const invariants = await checkInvariants(ctx);
  expect(invariants.flatMap(({ details }) => details)).toEqual([]);
  expect(invariants).toHaveLength(11);
  expect(await broken()).toEqual([]);
});

test("only the product itself may ask", async () => {
  await expect(checkInvariants({ ...ctx, actor: { type: "payer" } })).rejects.toMatchObject({
    code: "forbidden",
  });
});

const TAMPERINGS: readonly [breaks: string, statement: () => string][] = [
  [
    "transfers_sum_to_zero",
    () => `UPDATE ledger_entries SET amount = amount + 1 WHERE transfer_id = '${spent}' AND amount > 0`,
  ],
  [
    "entries_sum_to_zero",
    () => `UPDATE ledger_entries SET amount = amount + 1 WHERE transfer_id = '${spent}' AND amount > 0`,
  ],
  ["transfers_have_entries", () => `DELETE FROM ledger_entries WHERE transfer_id = '${spent}'`],
  ["entries_have_transfers", () => `DELETE FROM ledger_transfers WHERE id = '${spent}'`],
  [
    "balance_is_sum_of_entries",
    () => "UPDATE ledger_accounts SET balance = balance + 1 WHERE code = 'wallet:b'",
  ],
  [
    "balance_is_last_balance_after",
    () => `UPDATE ledger_entries SET balance_after = balance_after + 1 WHERE transfer_id = '${spent}'`,
  ],
  ["versions_are_gapless", () => "UPDATE ledger_accounts SET version = version + 1 WHERE code = 'wallet:b'"],
  ["minimum_balances_hold", () => "UPDATE ledger_accounts SET min_balance = 1000 WHERE code = 'wallet:b'"],
  [
    "reserved_is_sum_of_open_reservations",
    () => "UPDATE ledger_accounts SET reserved = 9 WHERE code = 'wallet:a'",
  ],
  [
    "reservations_end_once",
    () => `INSERT INTO ledger_transfers (id, mode, type, reference, purpose, resolves_id, created_at)
      SELECT 'ltr_forged' || n, 'test', 'void', 'forged' || n, 'forged', transfer_id, now() FROM ledger_reservations, generate_series(1, 2) n`,
  ],
  [
    "reversals_are_exact_and_single",
    () => `UPDATE ledger_entries SET amount = 2 * amount WHERE transfer_id = '${undone}'`,
  ],
];

class RolledBack extends Error {}

/** Tampers as an owner of the database can, with triggers, checks and indexes out of the way; then undoes it all. */
async function brokenAfter(statement: string): Promise<string[]> {
  let names: string[] = [];
  const tampering = withTransaction(ctx, async (ctx) => {
    await ctx.tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await ctx.tx.$executeRaw`ALTER TABLE ledger_accounts DROP CONSTRAINT ledger_accounts_min_balance_check`;
    await ctx.tx.$executeRaw`DROP INDEX ledger_transfers_resolves_id_once`;
    await ctx.tx.$executeRawUnsafe(statement);
    names = (await checkInvariants(ctx)).filter(({ ok }) => !ok).map(({ name }) => name);
    throw new RolledBack();
  });
  await expect(tampering).rejects.toBeInstanceOf(RolledBack);
  return names;
}

test.each(TAMPERINGS)("%s is found broken after tampering", async (breaks, statement) => {
  expect(await brokenAfter(statement())).toContain(breaks);
  expect(await broken()).toEqual([]);
});

test.each([
  "UPDATE ledger_transfers SET purpose = 'forged'",
  "DELETE FROM ledger_transfers",
  "TRUNCATE ledger_transfers CASCADE",
  "UPDATE ledger_entries SET amount = amount + 1",
  "DELETE FROM ledger_entries",
  "TRUNCATE ledger_entries",
  "UPDATE ledger_accounts SET balance = balance + 1",
  "DELETE FROM ledger_accounts",
  "TRUNCATE ledger_accounts CASCADE",
  "UPDATE ledger_reservations SET amount = 1",
  "DELETE FROM ledger_reservations",
  "INSERT INTO ledger_transfers (id, mode, type, reference, purpose, created_at) VALUES ('ltr_x', 'test', 'transfer', 'x', 'x', now())",
  "INSERT INTO ledger_accounts (id, mode, currency, code, balance, created_at) VALUES ('acc_x', 'test', 'USDT', 'x', 1, now())",
])("the database refuses: %s", async (statement) => {
  const error = await db()
    .$executeRawUnsafe(statement)
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(sqlState(error)).toBe("LD009");
});
