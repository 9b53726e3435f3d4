import { expect, test } from "vitest";
import { makeWatchedChain } from "@/server/modules/deposits/testing/watched-chain";
import { payCancelled } from "@/server/modules/unmatched-deposits/testing/unmatched-money";
import { createClient } from "@/server/rest/testing/client";

test("a decision needs a key, happens once with it, and is refused under another one", async () => {
  const { merchant: _, ...watched } = await makeWatchedChain();
  const client = await createClient();
  const { deposit } = await payCancelled(watched, client.ctx);
  const path = `/deposits/unmatched/${deposit.id}`;
  const body = { reason: "A tip" };
  const keep = (key?: string) =>
    client.request("POST", `${path}/keep`, { body, headers: key ? { "idempotency-key": key } : {} });
  expect(await keep()).toMatchObject({ status: 400, body: { code: "idempotency_key_required" } });
  expect((await client.request("GET", path)).body).toEqual(deposit);
  const first = await keep("one");
  const again = await keep("one");
  expect(first).toMatchObject({ status: 200, body: { status: "kept" } });
  expect(again.text).toBe(first.text);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await keep("two")).toMatchObject({ status: 409, body: { code: "invalid_state" } });
  const list = await client.request("GET", "/deposits/unmatched?state=decided");
  expect(list.body.data).toEqual([first.body]);
});

test("an unknown field is named", async () => {
  const client = await createClient();
  const reply = await client.request("POST", "/deposits/unmatched/pay_01jd3k7v5q8x2m4n6p9r0s1t2v/keep", {
    body: { reason: "x", amount: "1" },
    headers: { "idempotency-key": "1" },
  });
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: "amount" }] } });
});
