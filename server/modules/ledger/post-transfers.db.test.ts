import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { sqlState } from "@/server/db/database-error";
import { withTransaction } from "@/server/db/transaction";
import type { PostedTransfer } from "@/server/modules/ledger/internal";
import { postTransfers, type PostTransferInput } from "@/server/modules/ledger/post-transfers";
import {
  accountCode,
  custodyAccount,
  type LedgerAccountName,
  merchantAccount,
  platformFeesAccount,
  walletAccount,
} from "@/server/modules/ledger/rules";

const ctx = systemContext("test", "test");
const custody = custodyAccount("local", "USDT");

function post(...transfers: PostTransferInput[]): Promise<PostedTransfer[]> {
  return withTransaction(ctx, (ctx) => postTransfers(ctx, transfers));
}

function transfer(
  from: LedgerAccountName,
  to: LedgerAccountName,
  amount: bigint,
  reference = newId("request"),
): PostTransferInput {
  return { reference, mode: "test", purpose: "test", legs: [{ from, to, amount, currency: "USDT" }] };
}

async function balanceOf(account: LedgerAccountName, reference = ""): Promise<bigint | undefined> {
  const row = await db().ledgerAccount.findFirst({
    where: { mode: "test", code: accountCode(account, reference) },
  });
  return row?.balance;
}

async function funded(amount: bigint): Promise<LedgerAccountName> {
  const wallet = walletAccount(newId("request"));
  await post(transfer(custody, wallet, amount));
  return wallet;
}

test("settles in one transfer with a leg for the net and one for the fee", async () => {
  const merchantId = newId("merchant");
  const unapplied = merchantAccount(merchantId, "unapplied");
  const pending = merchantAccount(merchantId, "pending");
  const reference = `settlement:${newId("settlement")}`;
  await post(transfer(custody, unapplied, 9_990_000n));
  const [posted] = await post({
    reference,
    mode: "test",
    purpose: "settlement.completed",
    legs: [
      { from: unapplied, to: pending, amount: 9_890_000n, currency: "USDT" },
      { from: unapplied, to: platformFeesAccount(), amount: 100_000n, currency: "USDT" },
    ],
  });
  expect(posted).toMatchObject({ reference, replayed: false });
  expect(
    posted?.entries.map(({ version, amount, balanceAfter }) => [version, amount, balanceAfter]).slice(0, 3),
  ).toEqual([
    [2n, -9_890_000n, 100_000n],
    [1n, 9_890_000n, 9_890_000n],
    [3n, -100_000n, 0n],
  ]);
  expect(await balanceOf(unapplied)).toBe(0n);
  expect(await balanceOf(pending)).toBe(9_890_000n);
  expect(posted?.entries.reduce((total, { amount }) => total + amount, 0n)).toBe(0n);
});

test("a batch applies its transfers in order: money that arrives in it can be spent in it", async () => {
  const [a, b] = [walletAccount(newId("request")), walletAccount(newId("request"))];
  const posted = await post(transfer(custody, a, 5n), transfer(a, b, 5n), transfer(custody, a, 1n));
  expect(posted).toHaveLength(3);
  expect([await balanceOf(a), await balanceOf(b)]).toEqual([1n, 5n]);
  await expect(post(transfer(a, b, 2n), transfer(custody, a, 9n))).rejects.toMatchObject({
    code: "insufficient_funds",
  });
  expect([await balanceOf(a), await balanceOf(b)]).toEqual([1n, 5n]);
});

test("refuses what the account does not hold, and then nothing of the transfer has happened", async () => {
  const a = await funded(10n);
  const b = walletAccount(newId("request"));
  const reference = newId("request");
  const legs = [
    { from: a, to: b, amount: 10n, currency: "USDT" as const },
    { from: a, to: b, amount: 1n, currency: "USDT" as const },
  ];
  await expect(post({ reference, mode: "test", purpose: "test", legs })).rejects.toMatchObject({
    code: "insufficient_funds",
  });
  expect([await balanceOf(a), await balanceOf(b)]).toEqual([10n, undefined]);
  expect(await db().ledgerTransfer.count({ where: { reference } })).toBe(0);
});

test.each([0n, -1n])("refuses a leg of %s", async (amount) => {
  const a = await funded(10n);
  await expect(post(transfer(a, custody, amount))).rejects.toMatchObject({ code: "invalid_state" });
});

test("refuses a leg from an account to itself", async () => {
  const a = await funded(10n);
  await expect(post(transfer(a, a, 1n))).rejects.toMatchObject({ code: "invalid_state" });
});

test("repeating a reference has no effect and answers as the first time", async () => {
  const a = await funded(10n);
  const b = walletAccount(newId("request"));
  const input = transfer(a, b, 10n);
  const [first] = await post(input);
  const [again] = await post(input);
  expect(again).toEqual({ ...first, replayed: true });
  expect(await balanceOf(b)).toBe(10n);
  const [inOneBatch, fresh] = await post(input, transfer(b, a, 3n));
  expect([inOneBatch, fresh].map((posted) => posted?.replayed).toSorted()).toEqual([false, true]);
  expect(await balanceOf(b)).toBe(7n);
});

test("the same transfer twice in one batch is applied once", async () => {
  const a = await funded(10n);
  const input = transfer(a, walletAccount(newId("request")), 4n);
  await post(input, input);
  expect(await balanceOf(a)).toBe(6n);
});

test("refuses a reference that was used with other content", async () => {
  const a = await funded(10n);
  const b = walletAccount(newId("request"));
  const input = transfer(a, b, 2n);
  await post(input);
  const conflict = { code: "ledger_reference_conflict" };
  await expect(post({ ...input, purpose: "other" })).rejects.toMatchObject(conflict);
  await expect(post({ ...input, mode: "live" })).rejects.toMatchObject(conflict);
  await expect(post(transfer(a, b, 3n, input.reference))).rejects.toMatchObject(conflict);
  await expect(post(transfer(a, walletAccount("w"), 2n, input.reference))).rejects.toMatchObject(conflict);
  await expect(post({ ...input, legs: [...input.legs, ...input.legs] })).rejects.toMatchObject(conflict);
  expect(await balanceOf(a)).toBe(8n);
});

test("money of test and live mode has accounts of its own", async () => {
  const wallet = walletAccount(newId("request"));
  await post({ ...transfer(custody, wallet, 5n), mode: "live" });
  expect(await balanceOf(wallet)).toBeUndefined();
  await expect(post(transfer(wallet, custody, 5n))).rejects.toMatchObject({ code: "insufficient_funds" });
});

test("the same reference from two callers at once is applied once, and both get the same transfer", async () => {
  const a = await funded(10n);
  const input = transfer(a, walletAccount(newId("request")), 1n);
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(input)));
  expect(new Set(answers.map(([posted]) => posted?.id)).size).toBe(1);
  expect(answers.filter(([posted]) => posted?.replayed === false)).toHaveLength(1);
  expect(await balanceOf(a)).toBe(9n);
});

test("transfers that cross each other's accounts neither deadlock nor lose money", async () => {
  const [a, b] = [await funded(1000n), await funded(1000n)];
  await Promise.all(
    Array.from({ length: 40 }, (_, turn) => post(turn % 2 === 0 ? transfer(a, b, 7n) : transfer(b, a, 7n))),
  );
  expect([await balanceOf(a), await balanceOf(b)]).toEqual([1000n, 1000n]);
});

test("the same reference twice in one batch is one transfer in the answer too", async () => {
  const a = await funded(10n);
  const input = transfer(a, walletAccount(newId("request")), 4n);
  const posted = await post(input, input);
  expect(posted).toHaveLength(1);
  expect(posted[0]).toMatchObject({ replayed: false });
  expect(posted[0]?.entries).toHaveLength(2);
});

test("an impossible leg is named before missing funds, wherever it stands", async () => {
  const a = await funded(1n);
  const b = walletAccount(newId("request"));
  await expect(post(transfer(a, b, 5n), transfer(a, a, 1n))).rejects.toMatchObject({ code: "invalid_state" });
});

const SENT = "('ltr_raw', 'test', 'transfer', 'raw', 'test', NULL, NULL, now())::ledger_transfers";

test.each([
  ["a reversal of nothing", `ARRAY[${SENT.replace("'transfer'", "'reversal'")}], '{}'`, "LD008"],
  ["a transfer that resolves", `ARRAY[${SENT.replace("NULL, NULL", "NULL, 'ltr_x'")}], '{}'`, "LD008"],
  ["a leg of no transfer", `ARRAY[${SENT}], ARRAY[('ltr_else', 'a', 'b', 1, 'USDT')::ledger_leg]`, "LD008"],
  ["an id used twice", `ARRAY[${SENT}, ${SENT.replace("'raw'", "'raw2'")}], '{}'`, "LD002"],
  [
    "an account that is not there",
    `ARRAY[${SENT}], ARRAY[('ltr_raw', 'a', 'b', 1, 'USDT')::ledger_leg]`,
    "LD003",
  ],
])("the posting function refuses %s", async (_, input, state) => {
  const posting = db().$queryRawUnsafe(`SELECT transfer_id FROM ledger_post(${input})`);
  await expect(posting.catch((error: unknown) => sqlState(error))).resolves.toBe(state);
});
