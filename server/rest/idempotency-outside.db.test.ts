import { beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { makeWatchedChain, MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { answerOnce } from "@/server/modules/idempotency-keys/answer-once";
import { testChain } from "@/server/modules/test-helpers/ports";
import { createStaticRates } from "@/server/integrations/static-rates/static-rates";
import { rateSource } from "@/server/modules/rates/ports";
import { type ApiClient, createClient, createOwner } from "@/server/rest/testing/client";

const network = { network: NETWORK };

let world: Awaited<ReturnType<typeof makeWatchedChain>>;
let client: ApiClient;

beforeEach(async () => {
  world = await makeWatchedChain();
  client = await createClient({ owner: await createOwner("test", systemClock) });
  await scanChain(world.system, network);
  await scanChain(world.system, network);
});

const post = (path: string, key: string, body: object) =>
  client.request("POST", path, { body, headers: { "idempotency-key": key } });

/** An invoice over 5 USDT, and the transaction of a payment of it that the watcher has missed. */
async function missedPayment(usdt = 5n) {
  const { id, payable } = (await client.request("POST", "/invoices", { body: { amount: "5" } }))
    .body as unknown as { id: string; payable: { address: string } };
  const paid = world.chain.pay({ to: parseTronAddress(payable.address), value: usdt * MICRO });
  world.chain.hideFromIndex(paid);
  await scanChain(world.system, network);
  return { id, tx_id: paid.txId };
}

const paymentsOf = (invoiceId: string) => db().payment.count({ where: { invoiceId } });
const auditsOf = (targetId: string) => db().auditEntry.count({ where: { targetId } });

describe.each([
  ["attach_transaction", {}],
  ["mark_paid", { reason: "The customer sent the id" }],
])("POST …/%s", (verb, said) => {
  test("repeats its answer without asking the chain, and refuses another body", async () => {
    const { id, tx_id } = await missedPayment();
    const first = await post(`/invoices/${id}/${verb}`, "a", { ...said, tx_id });
    expect(first).toMatchObject({ status: 200, body: { status: "confirming", payments: [{ tx_id }] } });
    world.chain.breakDown(true);
    const again = await post(`/invoices/${id}/${verb}`, "a", { tx_id, ...said });
    expect(again.text).toBe(first.text);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const other = await post(`/invoices/${id}/${verb}`, "a", { ...said, tx_id: "0".repeat(64) });
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
    expect([await paymentsOf(id), await auditsOf(id)]).toEqual([1, 1]);
  });

  test("has one effect when it is sent many times at once", async () => {
    const { id, tx_id } = await missedPayment();
    const send = () => post(`/invoices/${id}/${verb}`, "a", { ...said, tx_id });
    const burst = await Promise.all(Array.from({ length: 8 }, send));
    const settled = await send();
    expect(settled.status).toBe(200);
    const others = burst.filter(({ text }) => text !== settled.text);
    expect(others.every(({ body }) => body.code === "request_in_flight")).toBe(true);
    expect([await paymentsOf(id), await auditsOf(id)]).toEqual([1, 1]);
  });

  test("keeps no answer while the chain cannot tell, and keeps who may not know", async () => {
    const { id, tx_id } = await missedPayment();
    const send = () => post(`/invoices/${id}/${verb}`, "a", { ...said, tx_id });
    world.chain.breakDown(true);
    expect(await send()).toMatchObject({ status: 503, body: { code: "chain_unavailable" } });
    world.chain.breakDown(false);
    expect((await send()).status).toBe(200);

    const path = `/invoices/${newId("invoice")}/${verb}`;
    const unknown = await post(path, "b", { ...said, tx_id });
    const again = await post(path, "b", { ...said, tx_id });
    expect(unknown.status).toBe(404);
    expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([unknown.text, "true"]);
  });
});

test("money received elsewhere is counted once, and the repetition says so", async () => {
  const { id } = (await client.request("POST", "/invoices", { body: { amount: "5" } })).body;
  const cash = { reason: "Paid at the counter", proof: "Receipt 118" };
  const send = () => post(`/invoices/${id}/mark_paid`, "cash", cash);
  const first = await send();
  expect(first).toMatchObject({ status: 200, body: { status: "paid", amount_manual: "5.00" } });
  expect((await send()).text).toBe(first.text);
  expect(await db().manualPayment.count({ where: { invoiceId: id } })).toBe(1);
});

describe("POST /test_helpers/clock/advance", () => {
  let chainAhead = 0;
  let asked = 0;
  let failsAt = 0;

  beforeEach(() => {
    [asked, failsAt] = [0, 0];
    const unused = () => Promise.reject(new Error("not asked for here"));
    testChain.provide({
      pay: unused,
      mine: unused,
      reorg: unused,
      interrupt: unused,
      setClock: async (aheadSeconds) => {
        asked += 1;
        if (asked === failsAt) throw new DomainError("chain_unavailable", "It does not answer");
        chainAhead = Math.max(chainAhead, aheadSeconds);
        return { head: 1, aheadSeconds: chainAhead };
      },
    });
  });

  const advance = (key: string, seconds = 60) => post("/test_helpers/clock/advance", key, { seconds });
  const storedAhead = async () => (await db().testClock.findUnique({ where: { id: 1 } }))?.aheadSeconds ?? 0;

  test("moves both clocks once", async () => {
    const before = await storedAhead();
    const first = await advance("a");
    expect(first).toMatchObject({ status: 200, body: { ahead_seconds: before + 60 } });
    const again = await advance("a");
    expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([first.text, "true"]);
    expect((await advance("a", 61)).body.code).toBe("idempotency_key_reused");
    const burst = await Promise.all(Array.from({ length: 6 }, () => advance("b")));
    expect(burst.some(({ status }) => status === 200)).toBe(true);
    expect([await storedAhead(), chainAhead]).toEqual([before + 120, before + 120]);
  });

  test("moves neither while the chain does not answer, and does not keep that", async () => {
    const before = await storedAhead();
    failsAt = 1;
    expect((await advance("a")).status).toBe(503);
    expect(await storedAhead()).toBe(before);
    expect((await advance("a")).body).toMatchObject({ ahead_seconds: before + 60 });
  });

  test("moves the chain when it is repeated, should it have failed to after the commit", async () => {
    const before = await storedAhead();
    failsAt = 2;
    expect((await advance("a")).status).toBe(503);
    expect([await storedAhead(), chainAhead]).toEqual([before + 60, before]);
    const again = await advance("a");
    expect(again).toMatchObject({ status: 200, body: { ahead_seconds: before + 60 } });
    expect([await storedAhead(), chainAhead]).toEqual([before + 60, before + 60]);
  });
});

test("a rate is asked for before a key is taken, and so outside of its transaction", async () => {
  const taken: number[] = [];
  const rates = createStaticRates({ EUR: "1.0832" }, systemClock.now());
  rateSource.provide({
    rateOf: async (currency) => {
      const [locks] = await db().$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      taken.push(locks?.count ?? -1);
      return rates.rateOf(currency);
    },
  });
  await post("/invoices", "a", { amount: "5", currency: "EUR", order_id: "1" });
  const { body: link } = await post("/payment_links", "a", { amount: "5", currency: "EUR" });
  const changed = await client.request("PATCH", `/payment_links/${link.id}`, {
    body: { amount: "6" },
    headers: { "idempotency-key": "a" },
  });
  expect(changed.body).toMatchObject({ amount: "6.00", currency: "EUR" });
  expect(taken).toEqual([0, 0, 0]);
});

test("a crash between the question and the effect leaves nothing, and the question is asked anew", async () => {
  const { ctx } = client;
  const use = { id: newId("request"), fingerprint: "f", refuse: () => ({ status: 500, body: "" }) };
  let asked = 0;
  const prepare = async () => (asked += 1);
  const crash = answerOnce(ctx, {
    ...use,
    prepare,
    answer: () => Promise.reject(new Error("power cut")),
  });
  await expect(crash).rejects.toThrow("power cut");
  const answer = async (_: unknown, prepared: number | undefined) => ({ status: 200, body: `${prepared}` });
  expect(await answerOnce(ctx, { ...use, prepare, answer })).toMatchObject({ body: "2", replayed: false });
  expect(await answerOnce(ctx, { ...use, prepare, answer })).toMatchObject({ body: "2", replayed: true });
  expect(asked).toBe(2);
});

test.each([
  ["PATCH", { name: "Ada Lovelace" }],
  ["DELETE", undefined],
])("a %s takes a key too", async (method, body) => {
  const { id } = (await client.request("POST", "/customers", { body: { email: "ada@example.com" } })).body;
  const send = (change: object | undefined) =>
    client.request(method, `/customers/${id}`, { body: change, headers: { "idempotency-key": "a" } });
  const first = await send(body);
  const again = await send(body);
  expect(first.status).toBe(200);
  expect([again.text, again.headers.get("idempotent-replayed")]).toEqual([first.text, "true"]);
  expect(await auditsOf(id)).toBe(2);
});
