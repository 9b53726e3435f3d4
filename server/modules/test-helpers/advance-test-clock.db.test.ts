import { beforeEach, expect, it } from "vitest";
import { payerContext, systemContext } from "@/server/auth/authorize";
import { systemClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createApiKey } from "@/server/modules/api-keys/create-api-key";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";
import { advanceTestClock } from "@/server/modules/test-helpers/advance-test-clock";
import { alignTestClock } from "@/server/modules/test-helpers/align-test-clock";
import { testChain } from "@/server/modules/test-helpers/ports";
import { DomainError } from "@/server/core/errors";
import { makeMerchant } from "@/server/testing/factories";

const HOUR = 3600;
let chainAhead = 0;
let answers = true;

beforeEach(() => {
  answers = true;
  testChain.provide({
    pay: async () => ({ txId: "0".repeat(64) }),
    mine: async () => ({ head: 1 }),
    reorg: async () => ({ head: 1 }),
    interrupt: async () => undefined,
    setClock: async (aheadSeconds) => {
      if (!answers) throw new DomainError("chain_unavailable", "It does not answer");
      chainAhead = Math.max(chainAhead, aheadSeconds);
      return { head: 1, aheadSeconds: chainAhead };
    },
  });
});

const storedAhead = async (): Promise<number> =>
  (await db().testClock.findUnique({ where: { id: 1 } }))?.aheadSeconds ?? 0;

/** The merchant as a door would make its context: in the time of its mode. */
async function merchantAtWork(): Promise<Context> {
  return { ...(await makeMerchant()).ctx, clock: getModeClock("test") };
}

const minutesAhead = (at: Date | string): number =>
  Math.round((new Date(at).getTime() - systemClock.now().getTime()) / 60_000) + 0;

it("moves the time of test mode's data and the chain's, and of nothing else", async () => {
  const ctx = await merchantAtWork();
  const before = await storedAhead();
  const moved = await advanceTestClock(ctx, { seconds: HOUR });
  expect(moved).toMatchObject({ object: "test_clock", ahead_seconds: before + HOUR });
  expect(chainAhead).toBe(before + HOUR);
  const ahead = (before + HOUR) / 60;
  expect(minutesAhead(moved.now)).toBe(ahead);

  const invoice = await createInvoice(ctx, { amount: "1" });
  expect([minutesAhead(invoice.created_at), minutesAhead(invoice.expires_at)]).toEqual([ahead, ahead + 30]);
  expect(await getPublicInvoice(payerContext("test", "req"), invoice)).toMatchObject({
    clock_ahead_seconds: before + HOUR,
  });
  const { created_at } = await createApiKey(ctx, { name: "Real time", scopes: ["invoices:read"] });
  expect(minutesAhead(created_at)).toBe(0);
  expect(minutesAhead(systemContext("a-job", "live").clock.now())).toBe(0);
  expect(minutesAhead(systemContext("a-job", "test").clock.now())).toBe(ahead);

  const audit = await db().auditEntry.findFirstOrThrow({
    where: { merchantId: ctx.merchantId, action: "test_clock.advance" },
  });
  expect(audit).toMatchObject({ mode: "test", actor: ctx.actor, after: { ahead_seconds: before + HOUR } });
  expect(minutesAhead(audit.occurredAt)).toBe(0);
  const event = await db().event.findFirstOrThrow({
    where: { type: "test_clock.advanced" },
    orderBy: { version: "desc" },
  });
  expect(event).toMatchObject({ mode: "test", merchantId: null, data: { ahead_seconds: before + HOUR } });
});

it("adds up moves that are made at the same time", async () => {
  const ctx = await merchantAtWork();
  const before = await storedAhead();
  await Promise.all([60, 120, 180].map((seconds) => advanceTestClock(ctx, { seconds })));
  expect(await storedAhead()).toBe(before + 360);
  expect(chainAhead).toBe(before + 360);
});

it("moves neither of the two while the chain does not answer", async () => {
  const ctx = await merchantAtWork();
  const before = await storedAhead();
  answers = false;
  await expect(advanceTestClock(ctx, { seconds: HOUR })).rejects.toMatchObject({ code: "chain_unavailable" });
  expect(await storedAhead()).toBe(before);
});

it("refuses live mode, missing scopes, payers, and moves without measure", async () => {
  const ctx = await merchantAtWork();
  const before = await storedAhead();
  const forbidden = { code: "forbidden" };
  await expect(advanceTestClock({ ...ctx, mode: "live" }, { seconds: 1 })).rejects.toMatchObject(forbidden);
  const actor = { type: "api_key", apiKeyId: "key", scopes: ["invoices:create"] } as const;
  await expect(advanceTestClock({ ...ctx, actor }, { seconds: 1 })).rejects.toMatchObject(forbidden);
  await expect(advanceTestClock(payerContext("test", "req"), { seconds: 1 })).rejects.toMatchObject(
    forbidden,
  );
  for (const seconds of [0, -1, 1.5, 101 * 24 * HOUR])
    await expect(advanceTestClock(ctx, { seconds })).rejects.toMatchObject({ code: "validation_failed" });
  expect(await storedAhead()).toBe(before);
});

it("makes database and chain agree on the later of their times", async () => {
  const ctx = await merchantAtWork();
  await advanceTestClock(ctx, { seconds: 5 });
  const system = systemContext("test", "test");
  chainAhead = 0;
  await alignTestClock(system);
  expect(chainAhead).toBe(await storedAhead());
  chainAhead += 77;
  await alignTestClock(system);
  expect(await storedAhead()).toBe(chainAhead);
  await expect(alignTestClock(payerContext("test", "req"))).rejects.toMatchObject({ code: "forbidden" });
});
