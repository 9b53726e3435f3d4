import { describe, expect, it } from "vitest";
import {
  asksForMoney,
  confirmationProgress,
  isSettled,
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
    expect(screenOf({ status, exception, payments: [], merchant_suspended: false })).toBe(screen),
  );

  it("is one of its own while the chain has taken a payment back", () => {
    const payments = [payment({ status: "orphaned" })];
    expect(screenOf({ status: "pending", exception: "none", payments, merchant_suspended: false })).toBe(
      "reorged",
    );
    expect(screenOf({ status: "expired", exception: "none", payments, merchant_suspended: false })).toBe(
      "expired",
    );
  });

  it("closes what asks for money, and nothing else, while the merchant is suspended", () => {
    const suspended = { payments: [], merchant_suspended: true };
    expect(screenOf({ status: "pending", exception: "none", ...suspended })).toBe("suspended");
    expect(screenOf({ status: "pending", exception: "underpaid", ...suspended })).toBe("suspended");
    expect(screenOf({ status: "confirming", exception: "none", ...suspended })).toBe("seen");
    expect(screenOf({ status: "paid", exception: "none", ...suspended })).toBe("paid");
  });

  it("asks for money only while it can be sent", () => {
    expect(asksForMoney("waiting")).toBe(true);
    expect(asksForMoney("underpaid")).toBe(true);
    expect(asksForMoney("seen")).toBe(false);
    expect(asksForMoney("suspended")).toBe(false);
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

describe("newest", () => {
  const seen = (version: number, scannedAt: string | null = null, id = "inv_1"): PublicInvoice =>
    ({ id, version, detection: { scanned_at: scannedAt, lag_seconds: 0 } }) as PublicInvoice;
  const EARLIER = "2026-01-01T00:00:00.000Z";
  const LATER = "2026-01-01T00:00:03.000Z";

  it("keeps the newer version, whichever arrives last", () => {
    const known = seen(2, EARLIER);
    expect(newest(known, seen(1, LATER))).toBe(known);
    const next = seen(3, null);
    expect(newest(known, next)).toBe(next);
  });

  it("keeps the later look at the chain within a version: confirmations do not change it", () => {
    const known = seen(2, LATER);
    expect(newest(known, seen(2, EARLIER))).toBe(known);
    const next = seen(2, LATER);
    expect(newest(known, next)).toBe(next);
  });

  it("never shows another invoice", () => {
    const known = seen(1);
    expect(newest(known, seen(9, LATER, "inv_2"))).toBe(known);
  });
});

describe("isSettled", () => {
  it.each([
    ["cancelled", [], true],
    ["expired", [], false],
    ["pending", [], false],
    ["paid", [payment({ status: "confirmed", final: true })], true],
    ["paid", [payment({ status: "confirmed", final: true }), payment({ status: "failed" })], true],
    ["paid", [payment({ status: "confirmed", final: false })], false],
  ] as const)("%s with %o is %s", (status, payments, settled) =>
    expect(isSettled({ status, payments: [...payments] })).toBe(settled),
  );
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
