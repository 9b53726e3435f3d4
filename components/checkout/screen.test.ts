import { describe, expect, it } from "vitest";
import {
  asksForMoney,
  confirmationProgress,
  newest,
  returnLink,
  screenOf,
} from "@/components/checkout/screen";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

type Payment = PublicInvoice["payments"][number];

const payment = (over: Partial<Payment>): Payment => ({
  tx_id: "a".repeat(64),
  ordinal: 0,
  amount: "1.00",
  status: "confirming",
  disposition: "applied",
  confirmations: 1,
  required_confirmations: 12,
  final: false,
  late: false,
  detected_at: "2026-01-01T00:00:00.000Z",
  ...over,
});

describe("screenOf", () => {
  it.each([
    ["pending", "none", "waiting"],
    ["pending", "underpaid", "underpaid"],
    ["confirming", "none", "seen"],
    ["confirming", "late", "seen"],
    ["paid", "none", "paid"],
    ["paid", "overpaid", "overpaid"],
    ["paid", "late", "late"],
    ["expired", "none", "expired"],
    ["expired", "underpaid", "expired"],
    ["cancelled", "none", "cancelled"],
  ] as const)("%s and %s is %s", (status, exception, screen) =>
    expect(screenOf({ status, exception })).toBe(screen),
  );

  it("asks for money only while it can be sent", () => {
    expect(asksForMoney("waiting")).toBe(true);
    expect(asksForMoney("underpaid")).toBe(true);
    expect(asksForMoney("seen")).toBe(false);
    expect(asksForMoney("expired")).toBe(false);
  });
});

describe("confirmationProgress", () => {
  it("follows the slowest payment that counts", () => {
    const payments = [
      payment({ confirmations: 10 }),
      payment({ confirmations: 4 }),
      payment({ disposition: "unmatched", confirmations: 0 }),
    ];
    expect(confirmationProgress({ payments })).toEqual({ have: 4, need: 12, secondsLeft: 24 });
  });

  it("is null when nothing is on its way", () => {
    expect(
      confirmationProgress({ payments: [payment({ status: "confirmed" }), payment({ status: "orphaned" })] }),
    ).toBeNull();
  });

  it("never shows more confirmations than are needed", () => {
    expect(confirmationProgress({ payments: [payment({ confirmations: 15 })] })).toEqual({
      have: 12,
      need: 12,
      secondsLeft: 0,
    });
  });
});

it("keeps the newer answer, whichever arrives last", () => {
  const old = { id: "inv_1", version: 2 } as PublicInvoice;
  const late = { id: "inv_1", version: 1 } as PublicInvoice;
  const next = { id: "inv_1", version: 2, amount_paid: "1" } as PublicInvoice;
  expect(newest(old, late)).toBe(old);
  expect(newest(old, next)).toBe(next);
  expect(newest(old, { ...next, id: "inv_2", version: 9 })).toBe(old);
});

describe("returnLink", () => {
  it("fills in the invoice", () => {
    expect(returnLink("https://shop.test/done?i={INVOICE_ID}", "inv_1")).toBe(
      "https://shop.test/done?i=inv_1",
    );
    expect(returnLink("https://shop.test/done?i=%7BINVOICE_ID%7D", "inv_1")).toBe(
      "https://shop.test/done?i=inv_1",
    );
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "not a link"])("refuses %s", (url) =>
    expect(returnLink(url, "inv_1")).toBeNull(),
  );
});
