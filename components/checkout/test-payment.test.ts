import { afterEach, describe, expect, it, vi } from "vitest";
import {
  actsOf,
  sendTestPayment,
  TEST_PAYMENT_SENT,
  testPaymentNote,
  testPaymentRefused,
} from "@/components/checkout/test-payment";

afterEach(() => vi.unstubAllGlobals());

describe("testPaymentNote", () => {
  it("says nothing on a page that was just opened", () => expect(testPaymentNote({})).toBeNull());

  it("says what a form without scripts brought back", () => {
    expect(testPaymentNote({ test_sent: "" })).toBe(TEST_PAYMENT_SENT);
    expect(testPaymentNote({ test_error: "invalid_state" })?.text).toBe(
      "That is not possible with this invoice as it stands now.",
    );
  });

  it.each(["constructor", "<b>free money</b>"])(
    "never repeats %s, which anybody can put into a link",
    (code) => {
      const { text } = testPaymentNote({ test_error: code }) ?? {};
      expect(text).toBe("The test payment failed. Try again in a moment.");
    },
  );
});

describe("sendTestPayment", () => {
  const answer = (response: () => Promise<Response>) => vi.stubGlobal("fetch", vi.fn(response));

  it("is sent", async () => {
    answer(() => Promise.resolve(Response.json({}, { status: 202 })));
    expect(await sendTestPayment("inv_1", new FormData())).toBe(TEST_PAYMENT_SENT);
  });

  it("says why it was refused", async () => {
    answer(() => Promise.resolve(Response.json({ code: "chain_unavailable" }, { status: 503 })));
    expect(await sendTestPayment("inv_1", new FormData())).toEqual(testPaymentRefused("chain_unavailable"));
  });

  it.each([
    ["no connection", () => Promise.reject(new TypeError("offline"))],
    ["a page of a proxy", () => Promise.resolve(new Response("<html>", { status: 502 }))],
  ])("is a sentence after %s too", async (_, response) => {
    answer(response);
    expect((await sendTestPayment("inv_1", new FormData())).tone).toBe("danger");
  });
});

describe("actsOf", () => {
  const payment = {
    tx_id: "a",
    ordinal: 0,
    amount: "1.00",
    disposition: "applied",
    confirmations: 1,
  } as const;
  const rest = { required_confirmations: 1, late: false, detected_at: "2026-01-01T00:00:00.000Z" } as const;
  const acts = (status: "confirmed" | "orphaned", final: boolean, payable: boolean) =>
    actsOf({ payments: [{ ...payment, ...rest, status, final }] }, payable).map(({ act }) => act);

  it("offers to drop what can still leave, and to bring back what left", () => {
    expect(acts("confirmed", false, false)).toEqual(["drop", "outage", "mine"]);
    expect(acts("orphaned", false, true)).toEqual(["twice", "fake", "restore", "outage", "mine"]);
    expect(acts("confirmed", true, false)).toEqual(["outage", "mine"]);
  });
});
