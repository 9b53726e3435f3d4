import { afterEach, describe, expect, it, vi } from "vitest";
import {
  actsOf,
  sendTestPayment,
  TEST_PAYMENT_SENT,
  testPaymentNote,
  testPaymentRefused,
} from "@/components/checkout/test-payment";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { PUBLIC_DISTURBANCES, PUBLIC_MANNERS } from "@/server/modules/test-helpers/schema";

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
  const acts = (status: PublicInvoice["status"], payments: PublicInvoice["payments"]) =>
    actsOf({ status, payments }).flatMap((group) => group.acts.map(([act]) => act));
  const paid = (status: "confirmed" | "orphaned", final: boolean) => [{ ...payment, ...rest, status, final }];
  const always = ["mine", "finalise"];
  const outages = ["down", "overload", "forbidden", "lagging"];
  const payments = ["under", "over", "twice", "split", "late", "fake", "fail"];

  it("offers to drop what can still leave, and to bring back what left", () => {
    expect(acts("paid", paid("confirmed", false))).toEqual(["drop", ...always, ...outages]);
    expect(acts("paid", paid("confirmed", true))).toEqual([...always, ...outages]);
    expect(acts("pending", paid("orphaned", false))).toEqual([
      ...payments,
      "restore",
      ...always,
      "expire",
      ...outages,
    ]);
  });

  it("offers to pay an expired invoice, which cannot expire again", () => {
    expect(acts("expired", [])).toEqual([...payments, ...always, ...outages]);
  });

  it("has every button that the server knows", () => {
    const shown = new Set([
      "exact",
      ...acts("pending", [...paid("confirmed", false), ...paid("orphaned", false)]),
    ]);
    expect(shown).toEqual(new Set([...PUBLIC_MANNERS, ...PUBLIC_DISTURBANCES]));
  });
});
