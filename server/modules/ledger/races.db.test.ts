import { expect, test } from "vitest";
import { Random } from "@/server/testing/chain-fuzz/random";
import {
  raceForBalance,
  raceForMostOfBalance,
  raceForReservations,
  raceForReversals,
} from "@/server/testing/ledger-races/races";

const seed = Date.now() % 1_000_000;
const random = new Random(seed);

test.each([
  ["spend it", 0, 0],
  ["spend it while 30 are reserved", 30, 0],
  ["spend or reserve it", 30, 100],
])("of 200 that %s at once, a balance of 100 is enough for exactly 100", async (_, reserved, reservers) => {
  expect(await raceForBalance(random, { reserved, reservers }), `seed ${seed}`).toEqual([]);
});

test("post, void and expire at once: one of them ends each reservation", async () => {
  expect(await raceForReservations(random, 60), `seed ${seed}`).toEqual([]);
});

test("of two reversals at once one happens, for every transfer", async () => {
  expect(await raceForReversals(random, 50), `seed ${seed}`).toEqual([]);
});

test("of two reservations of 60 % at once one is made, for every account", async () => {
  expect(await raceForMostOfBalance(random, 40), `seed ${seed}`).toEqual([]);
});
