import { describe, expect, it } from "vitest";
import { publicInvoices } from "@/app/pay/caller";
import { POST } from "@/app/pay/[invoiceId]/test-payment/route";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { testChain, type TestChain } from "@/server/modules/test-helpers/ports";
import { makeMerchant } from "@/server/testing/factories";

type Paid = Parameters<TestChain["pay"]>[0];

const ORIGIN = "http://localhost:3000";

/** The local chain, taking note of what it is asked to pay. */
function listenToChain(): Paid[] {
  const paid: Paid[] = [];
  testChain.provide({
    pay: (payment) => {
      paid.push(payment);
      return Promise.resolve({ txId: "a".repeat(64) });
    },
    mine: () => Promise.reject(new Error("not asked for")),
    reorg: () => Promise.reject(new Error("not asked for")),
    setClock: (aheadSeconds) => Promise.resolve({ head: 1, aheadSeconds }),
    interrupt: () => Promise.resolve(),
  });
  return paid;
}

async function send(id: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields).toString();
  const request = new Request(`${ORIGIN}/pay/${id}/test-payment`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(body.length),
      host: "localhost:3000",
      origin: ORIGIN,
      ...headers,
    },
  });
  return POST(request, { params: Promise.resolve({ invoiceId: id }) });
}

async function invoiceId(): Promise<string> {
  const { ctx } = await makeMerchant();
  return (await createInvoice(ctx, { amount: "9.99" })).id;
}

describe("a form without scripts", () => {
  it("pays what remains and goes back to the page", async () => {
    const paid = listenToChain();
    const id = await invoiceId();
    const response = await send(id, {});
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/pay/${id}?test_sent=#test`);
    expect(paid.map(({ amount }) => amount)).toEqual([9_990_000n]);
  });

  it("brings the reason of a refusal back", async () => {
    const paid = listenToChain();
    const id = await invoiceId();
    const response = await send(id, { amount: "9,99" });
    expect(response.headers.get("location")).toBe(`/pay/${id}?test_error=validation_failed#test`);
    expect(paid).toEqual([]);
  });
});

describe("the page's script", () => {
  const accept = { accept: "application/json" };

  it("pays the amount that it names", async () => {
    const paid = listenToChain();
    const response = await send(await invoiceId(), { amount: " 3.5 " }, accept);
    expect(response.status).toBe(202);
    expect(paid.map(({ amount }) => amount)).toEqual([3_500_000n]);
  });

  it.each([
    ["under", [[4_995_000n, "usdt", false]]],
    ["over", [[14_985_000n, "usdt", false]]],
    [
      "twice",
      [
        [9_990_000n, "usdt", false],
        [9_990_000n, "usdt", false],
      ],
    ],
    [
      "split",
      [
        [4_995_000n, "usdt", false],
        [4_995_000n, "usdt", false],
      ],
    ],
    ["fake", [[9_990_000n, "fake", false]]],
    ["fail", [[9_990_000n, "usdt", true]]],
  ])("pays in the manner %s", async (act, expected) => {
    const paid = listenToChain();
    expect((await send(await invoiceId(), { act }, accept)).status).toBe(202);
    expect(paid.map(({ amount, token, fail }) => [amount, token, fail])).toEqual(expected);
  });

  it("moves the clock past the expiry before it pays late, and only once", async () => {
    const paid = listenToChain();
    const id = await invoiceId();
    const ahead = async () => (await publicInvoices().get({ id })).clock_ahead_seconds;
    const before = await ahead();
    expect((await send(id, { act: "late" }, accept)).status).toBe(202);
    expect((await ahead()) - before).toBeGreaterThan(29 * 60);
    const after = await ahead();
    expect((await send(id, { act: "late" }, accept)).status).toBe(202);
    expect(await ahead()).toBe(after);
    expect(paid).toHaveLength(2);
  });

  it.each(["down", "overload", "forbidden", "lagging"])("makes the chain's endpoint %s", async (act) => {
    listenToChain();
    expect((await send(await invoiceId(), { act }, accept)).status).toBe(202);
  });

  it("refuses a button that the panel does not have", async () => {
    const paid = listenToChain();
    const response = await send(await invoiceId(), { act: "steal" }, accept);
    expect(await response.json()).toEqual({ code: "validation_failed" });
    expect(paid).toEqual([]);
  });

  it("refuses to drop a payment that is not there", async () => {
    listenToChain();
    const response = await send(await invoiceId(), { act: "drop" }, accept);
    expect(await response.json()).toEqual({ code: "invalid_state" });
  });

  it.each([
    ["an unknown invoice", "inv_nobody", {}, {}, 404, "not_found"],
    ["another site", null, {}, { origin: "https://evil.example" }, 403, "forbidden"],
    ["a sandboxed frame", null, {}, { origin: "null" }, 403, "forbidden"],
    ["no amount at all", null, { amount: "" }, {}, 400, "validation_failed"],
    ["a huge body", null, {}, { "content-length": "1000000" }, 413, "payload_too_large"],
  ])("is refused for %s", async (_, id, fields, headers, status, code) => {
    const paid = listenToChain();
    const response = await send(id ?? (await invoiceId()), fields, { ...accept, ...headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ code });
    expect(paid).toEqual([]);
  });
});
