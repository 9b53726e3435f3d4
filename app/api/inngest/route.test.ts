import { createHmac } from "node:crypto";
import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { systemClock } from "@/server/core/clock";

const KEY = "a1".repeat(32);
const MINUTE = 60;

// Set before the route reads the settings: an outside server signs its calls with this key.
vi.stubEnv("INNGEST_SIGNING_KEY", `signkey-test-${KEY}`);
const { POST } = await import("@/app/api/inngest/route");

/** The call that begins a run of the watcher: its first step only reads the clock. */
const BODY = JSON.stringify({
  ctx: { attempt: 0, run_id: "run", stack: { current: 0, stack: [] } },
  event: { data: {}, name: "chain/scan.requested" },
  events: [{ data: {}, name: "chain/scan.requested" }],
  steps: {},
});

const secondsAgo = (seconds: number): number => Math.round(systemClock.now().getTime() / 1000) - seconds;

/** As the SDK signs: HMAC-SHA256 over the body, whose fields are in order already, and the time. */
function sign(time: number, { key = KEY, body = BODY } = {}): string {
  return `t=${time}&s=${createHmac("sha256", key).update(body).update(String(time)).digest("hex")}`;
}

async function call(signature: string | undefined): Promise<number> {
  const response = await POST(
    new NextRequest("http://localhost/api/inngest?fnId=daric-scan-chain-tron-local&stepId=step", {
      method: "POST",
      headers: {
        host: "localhost",
        ...(signature === undefined ? {} : { "x-inngest-signature": signature }),
      },
      body: BODY,
    }),
    {},
  );
  return response.status;
}

test.each([
  ["now", 0],
  ["4 minutes ago", 4 * MINUTE],
  ["4 minutes ahead", -4 * MINUTE],
])("a job call that was signed %s runs its step", async (_, age) => {
  expect(await call(sign(secondsAgo(age)))).toBe(206);
});

test.each([
  ["is not signed", undefined],
  ["is signed with another key", sign(secondsAgo(0), { key: "b2".repeat(32) })],
  ["is signed for another body", sign(secondsAgo(0), { body: "{}" })],
  ["was signed 6 minutes ago", sign(secondsAgo(6 * MINUTE))],
  ["was signed 6 minutes ahead", sign(secondsAgo(-6 * MINUTE))],
  ["has the signature of another time", sign(secondsAgo(1)).replace(/^t=\d+/, `t=${secondsAgo(0)}`)],
])("a job call that %s is refused", async (_, signature) => {
  expect(await call(signature)).toBe(401);
});
