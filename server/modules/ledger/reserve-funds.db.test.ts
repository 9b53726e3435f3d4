import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { addSeconds, fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { withTransaction } from "@/server/db/transaction";
import { expireReservation } from "@/server/modules/ledger/expire-reservation";
import { postReservation } from "@/server/modules/ledger/post-reservation";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { reserveFunds } from "@/server/modules/ledger/reserve-funds";
import { custodyAccount, type LedgerAccountName, walletAccount } from "@/server/modules/ledger/rules";
import { voidReservation } from "@/server/modules/ledger/void-reservation";

const clock = fixedClock("2026-01-31T12:00:00Z");
const ctx = systemContext("test", "test", clock);
const later = addSeconds(clock.now(), 60);
const VERBS = { post: postReservation, void: voidReservation, expire: expireReservation };

function reserve(
  from: LedgerAccountName,
  to: LedgerAccountName,
  amount: bigint,
  reference = newId("request"),
) {
  const input = {
    from,
    to,
    amount,
    currency: "USDT" as const,
    reference,
    mode: "test" as const,
    purpose: "test",
    expiresAt: later,
  };
  return withTransaction(ctx, (ctx) => reserveFunds(ctx, input));
}

function resolve(
  outcome: keyof typeof VERBS,
  reservationId: string,
  at = clock.now(),
  reference = newId("request"),
) {
  const input = { reservationId, mode: "test" as const, reference, purpose: "test" };
  return withTransaction({ ...ctx, clock: fixedClock(at) }, (ctx) => VERBS[outcome](ctx, input));
}

function move(from: LedgerAccountName, to: LedgerAccountName, amount: bigint) {
  const legs = [{ from, to, amount, currency: "USDT" as const }];
  return withTransaction(ctx, (ctx) =>
    postTransfers(ctx, [{ reference: newId("request"), mode: "test", purpose: "test", legs }]),
  );
}

async function funded(amount: bigint): Promise<LedgerAccountName> {
  const wallet = walletAccount(newId("request"));
  await move(custodyAccount("local", "USDT"), wallet, amount);
  return wallet;
}

async function stateOf({ code }: LedgerAccountName) {
  const { balance, reserved } = await db().ledgerAccount.findFirstOrThrow({ where: { code, mode: "test" } });
  return { balance, reserved };
}

test("a reserved amount stays in the balance and cannot be spent or reserved again", async () => {
  const [a, b] = [await funded(100n), walletAccount(newId("request"))];
  await reserve(a, b, 60n);
  expect(await stateOf(a)).toEqual({ balance: 100n, reserved: 60n });
  await expect(move(a, b, 41n)).rejects.toMatchObject({ code: "insufficient_funds" });
  await expect(reserve(a, b, 41n)).rejects.toMatchObject({ code: "insufficient_funds" });
  await move(a, b, 40n);
  expect(await stateOf(a)).toEqual({ balance: 60n, reserved: 60n });
});

test.each([
  ["post", 40n, 60n],
  ["void", 100n, 0n],
  ["expire", 100n, 0n],
] as const)("%s ends it, and again with the same reference is a replay", async (outcome, left, moved) => {
  const [a, b] = [await funded(100n), walletAccount(newId("request"))];
  const { id } = await reserve(a, b, 60n);
  const reference = newId("request");
  const first = await resolve(outcome, id, later, reference);
  expect(await stateOf(a)).toEqual({ balance: left, reserved: 0n });
  expect((await stateOf(b)).balance).toBe(moved);
  expect(await resolve(outcome, id, later, reference)).toEqual({ ...first, replayed: true });
  for (const other of ["post", "void", "expire"] as const) {
    await expect(resolve(other, id, later)).rejects.toMatchObject({ code: "invalid_state" });
  }
  expect(await stateOf(a)).toEqual({ balance: left, reserved: 0n });
});

test("repeating a reservation has no effect; other content is a conflict", async () => {
  const [a, b] = [await funded(100n), walletAccount(newId("request"))];
  const reference = newId("request");
  const first = await reserve(a, b, 60n, reference);
  expect(await reserve(a, b, 60n, reference)).toEqual({ id: first.id, replayed: true });
  expect(await stateOf(a)).toEqual({ balance: 100n, reserved: 60n });
  await expect(reserve(a, b, 61n, reference)).rejects.toMatchObject({ code: "ledger_reference_conflict" });
  const legs = [{ from: a, to: b, amount: 1n, currency: "USDT" as const }];
  const transfer = { reference, mode: "test" as const, purpose: "test", legs };
  await expect(withTransaction(ctx, (ctx) => postTransfers(ctx, [transfer]))).rejects.toMatchObject({
    code: "ledger_reference_conflict",
  });
});

test("does not expire before its time, and is unknown in the other mode", async () => {
  const { id } = await reserve(await funded(1n), walletAccount(newId("request")), 1n);
  await expect(resolve("expire", id)).rejects.toMatchObject({ code: "invalid_state" });
  const input = { reservationId: id, mode: "live" as const, reference: newId("request"), purpose: "test" };
  await expect(withTransaction(ctx, (ctx) => voidReservation(ctx, input))).rejects.toMatchObject({
    code: "not_found",
  });
});
