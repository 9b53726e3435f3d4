import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { fixedClock } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { answerOnce } from "@/server/modules/idempotency-keys/answer-once";
import { pruneIdempotencyKeys } from "@/server/modules/idempotency-keys/prune-idempotency-keys";
import { makeMerchant } from "@/server/testing/factories";

const clock = fixedClock("2026-05-01T12:00:00Z");
const system = systemContext("prune-idempotency-keys", "test", clock);

function answer(ctx: Parameters<typeof answerOnce>[0], body: string) {
  const refuse = () => ({ status: 500, body: "" });
  return answerOnce(ctx, {
    id: "one",
    fingerprint: "f",
    refuse,
    answer: async () => ({ status: 201, body }),
  });
}

test("a key is repeated for 30 days, encrypted at rest, and is gone after them", async () => {
  const { ctx } = await makeMerchant({}, clock);
  await answer(ctx, '{"secret":"told once"}');
  expect(await answer(ctx, "other")).toEqual({ status: 201, body: '{"secret":"told once"}', replayed: true });
  expect((await db().idempotencyKey.findUniqueOrThrow({ where: { id: "one" } })).body).not.toContain(
    "told once",
  );

  clock.advance((LIMITS.idempotency.keptSeconds - 1) * 1000);
  expect(await pruneIdempotencyKeys(system)).toEqual({ deleted: 0 });
  clock.advance(1000);
  expect(await pruneIdempotencyKeys(system)).toEqual({ deleted: 1 });
  expect(await answer(ctx, "anew")).toMatchObject({ body: "anew", replayed: false });
});

test("only a job prunes", async () => {
  const { ctx } = await makeMerchant();
  await expect(pruneIdempotencyKeys(ctx)).rejects.toMatchObject({ code: "forbidden" });
});
