import { expect, it } from "vitest";
import { addSeconds, instant } from "@/server/core/clock";
import { seenUntil } from "@/server/modules/chains/rules";
import type { ChainStatus } from "@/server/modules/chains/schema";
import { findTroubles } from "@/server/modules/chains/find-troubles";

const now = instant("2026-01-01T12:00:00Z");
const ago = (seconds: number): Date => addSeconds(now, -seconds);
const limits = { frozenHeadSeconds: 30, behindBlocks: 20, oldFinalSeconds: 180 };

function statusWith(change: Partial<ChainStatus>, quietSeconds: number | null = null): ChainStatus {
  const status = {
    network: "tron-local",
    head: { number: 100, hash: "0x64", time: ago(3) },
    final: { number: 82, hash: "0x52", time: ago(57) },
    latestNumber: 100,
    lastTransferTime: ago(3),
    scannedAt: ago(1),
    problem: null,
    version: 7,
    ...change,
  };
  return { ...status, seenUntil: seenUntil(status, quietSeconds) };
}

const head = (seconds: number, number = 100) => ({ head: { number, hash: "0x64", time: ago(seconds) } });

it.each([
  ["all is well", {}, []],
  [
    "the head stands still",
    head(31),
    [/^Payment detection is 31 s behind, at block 100$/, /^The chain, or its nodes, have had no new block/],
  ],
  ["no node answers", { scannedAt: ago(40) }, [/40 s behind/, /^No node has given a good answer for 40 s$/]],
  ["blocks are left", { latestNumber: 121 }, [/^21 blocks are still to be searched$/]],
  ["some blocks are left", { latestNumber: 120 }, []],
  [
    "the final cursor is old",
    { final: { number: 82, hash: "0x52", time: ago(181) } },
    [/^Nothing newer than 181 s becomes final, after block 82$/],
  ],
  ["somebody must look", { problem: "The chain was replaced" }, [/^The chain was replaced$/]],
  ["a cursor from before anybody told how far the chain is", { latestNumber: null }, []],
])("tells when %s", (_, change, troubles) => {
  expect(findTroubles(statusWith(change), now, limits)).toEqual(
    troubles.map((trouble) => expect.stringMatching(trouble)),
  );
});

it("tells when a busy token does not move, and only where it is busy", () => {
  const silent = { lastTransferTime: ago(200) };
  expect(findTroubles(statusWith(silent, 120), now, limits)).toEqual([
    "Payment detection is 200 s behind, at block 100",
    "The nodes show no transfer of the token at all since 2026-01-01T11:56:40.000Z",
  ]);
  expect(findTroubles(statusWith(silent), now, limits)).toEqual([]);
  expect(findTroubles(statusWith(silent, 197), now, limits)).toEqual([]);
});
