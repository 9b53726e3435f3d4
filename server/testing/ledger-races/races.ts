import { newId } from "@/server/core/ids";
import { withTransaction } from "@/server/db/transaction";
import { expireReservation } from "@/server/modules/ledger/expire-reservation";
import { postReservation } from "@/server/modules/ledger/post-reservation";
import { reverseTransfers } from "@/server/modules/ledger/reverse-transfers";
import { custodyAccount } from "@/server/modules/ledger/rules";
import { voidReservation } from "@/server/modules/ledger/void-reservation";
import type { Random } from "@/server/testing/chain-fuzz/random";
import {
  ctx,
  fundedWallet,
  move,
  newWallet,
  race,
  reserve,
  SHARED,
  stateOf,
} from "@/server/testing/ledger-races/wallets";

/** Two numbers that must be equal; nothing when they are. */
function compare(what: string, actual: bigint | number | undefined, wanted: bigint | number): string[] {
  return BigInt(actual ?? 0) === BigInt(wanted) ? [] : [`${what}: ${actual ?? 0} instead of ${wanted}`];
}

const repeat = <T>(times: number, make: (index: number) => T): T[] =>
  Array.from({ length: times }, (_, index) => make(index));

/**
 * A balance of 100, of which `reserved` is set aside, and 200 that want 1 of it at once, some to spend it and some to
 * reserve it: exactly what is free is given away.
 */
export async function raceForBalance(
  random: Random,
  { reserved, reservers }: { reserved: number; reservers: number },
): Promise<string[]> {
  const [from, to] = [await fundedWallet(100n), newWallet()];
  if (reserved > 0) await reserve(from, to, BigInt(reserved));
  const { winners, refusals } = await race(random, [
    ...repeat(200 - reservers, () => ({ prize: "spent", run: () => move(from, to, 1n) })),
    ...repeat(reservers, () => ({ prize: "reserved", run: () => reserve(from, to, 1n) })),
  ]);
  const [spent, set] = [winners.get("spent") ?? 0, winners.get("reserved") ?? 0];
  const after = await stateOf(from);
  return [
    ...compare("successes", spent + set, 100 - reserved),
    ...compare("refused for want of funds", refusals.get("insufficient_funds"), 100 + reserved),
    ...compare("balance left", after.balance, 100 - spent),
    ...compare("reserved", after.reserved, reserved + set),
    ...compare("balance of the other side", (await stateOf(to)).balance, spent),
  ];
}

/** So many reservations, each posted, voided and expired at once: one of the three ends each of them. */
export async function raceForReservations(random: Random, count: number): Promise<string[]> {
  const [from, to] = [await fundedWallet(BigInt(count) * 10n), newWallet()];
  const verbs = { post: postReservation, void: voidReservation, expire: expireReservation };
  const ids = await Promise.all(repeat(count, () => reserve(from, to, 10n)));
  let posted = 0n;
  const { winners, refusals } = await race(
    random,
    ids.flatMap((reservationId) =>
      Object.entries(verbs).map(([name, verb]) => ({
        prize: reservationId,
        run: async () => {
          const input = { ...SHARED, reservationId, reference: newId("request") };
          await withTransaction(ctx, (ctx) => verb(ctx, input));
          if (name === "post") posted += 10n;
        },
      })),
    ),
  );
  const after = await stateOf(from);
  return [
    ...[...winners].flatMap(([id, times]) => compare(`resolutions of ${id}`, times, 1)),
    ...compare("refused as resolved", refusals.get("invalid_state"), 2 * count),
    ...compare("still reserved", after.reserved, 0),
    ...compare("balance left", after.balance, BigInt(count) * 10n - posted),
    ...compare("balance of the other side", (await stateOf(to)).balance, posted),
  ];
}

/** So many transfers, each reversed by two at once: one of the two does it. */
export async function raceForReversals(random: Random, count: number): Promise<string[]> {
  const account = newWallet();
  const ids = await Promise.all(repeat(count, () => move(custodyAccount("local", "USDT"), account, 3n)));
  const { winners, refusals } = await race(
    random,
    [...ids, ...ids].map((transferId) => ({
      prize: transferId,
      run: () =>
        withTransaction(ctx, (ctx) =>
          reverseTransfers(ctx, [{ ...SHARED, transferId, reference: newId("request") }]),
        ),
    })),
  );
  return [
    ...[...winners].flatMap(([id, times]) => compare(`reversals of ${id}`, times, 1)),
    ...compare("refused as reversed", refusals.get("invalid_state"), count),
    ...compare("balance left", (await stateOf(account)).balance, 0),
  ];
}

/** So many accounts, in each of which two reserve 60 % at once: one of the two gets it. */
export async function raceForMostOfBalance(random: Random, accounts: number): Promise<string[]> {
  const wallets = await Promise.all(repeat(accounts, () => fundedWallet(100n)));
  const to = newWallet();
  const { winners, refusals } = await race(
    random,
    [...wallets, ...wallets].map((from) => ({ prize: from.code, run: () => reserve(from, to, 60n) })),
  );
  const states = await Promise.all(wallets.map(stateOf));
  return [
    ...[...winners].flatMap(([code, times]) => compare(`reservations in ${code}`, times, 1)),
    ...compare("refused for want of funds", refusals.get("insufficient_funds"), accounts),
    ...states.flatMap(({ balance, reserved }) => compare("free", balance - reserved, 40)),
  ];
}
