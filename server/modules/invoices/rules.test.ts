import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSeconds, instant } from "@/server/core/clock";
import { money, parseAmount } from "@/server/core/money";
import {
  decideDisposition,
  deriveInvoiceState,
  eventsOfMove,
  type InvoiceFacts,
  type PaymentFact,
  requiredConfirmations,
  settlementGross,
} from "@/server/modules/invoices/rules";
import { canMoveInvoice } from "@/server/modules/invoices/status";
import { PAYMENT_STATUSES } from "@/server/modules/payments/status";

const EXPIRES = instant("2026-01-01T12:00:00.000Z");
const BEFORE = addSeconds(EXPIRES, -60);
const AFTER = addSeconds(EXPIRES, 60);

const paid = (amount: bigint, over: Partial<PaymentFact> = {}): PaymentFact => ({
  amount,
  status: "confirmed",
  disposition: "applied",
  late: false,
  ...over,
});
const facts = (payments: PaymentFact[], over: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  due: 100n,
  tolerance: 0n,
  payments,
  covered: null,
  expiresAt: EXPIRES,
  chainTime: BEFORE,
  expiredBefore: false,
  cancelled: false,
  ...over,
});

describe("the grid of amount × payment × time", () => {
  it.each([
    ["nothing, in time", [], BEFORE, "pending", "none"],
    ["nothing, after expiry", [], AFTER, "expired", "none"],
    ["nothing searched yet", [], null, "pending", "none"],
    ["exact seen", [paid(100n, { status: "detected" })], BEFORE, "confirming", "none"],
    ["exact confirmed", [paid(100n)], BEFORE, "paid", "none"],
    ["exact confirmed, seen in time, expiry passed since", [paid(100n)], AFTER, "paid", "none"],
    ["exact orphaned, in time", [paid(100n, { status: "orphaned" })], BEFORE, "pending", "none"],
    ["exact orphaned, after expiry", [paid(100n, { status: "orphaned" })], AFTER, "expired", "none"],
    ["exact failed", [paid(100n, { status: "failed" })], BEFORE, "pending", "none"],
    ["under seen", [paid(99n, { status: "confirming" })], BEFORE, "pending", "underpaid"],
    ["under confirmed", [paid(99n)], BEFORE, "pending", "underpaid"],
    ["under, after expiry", [paid(99n)], AFTER, "expired", "underpaid"],
    ["over seen", [paid(101n, { status: "confirming" })], BEFORE, "confirming", "overpaid"],
    ["over confirmed", [paid(101n)], BEFORE, "paid", "overpaid"],
    [
      "split, one seen and one confirmed",
      [paid(60n), paid(40n, { status: "confirming" })],
      BEFORE,
      "confirming",
      "none",
    ],
    ["split confirmed", [paid(60n), paid(40n)], BEFORE, "paid", "none"],
    ["split, one orphaned", [paid(60n), paid(40n, { status: "orphaned" })], BEFORE, "pending", "underpaid"],
    ["late seen", [paid(100n, { status: "detected", late: true })], AFTER, "confirming", "late"],
    ["late confirmed", [paid(100n, { late: true })], AFTER, "paid", "late"],
    ["late remainder", [paid(60n), paid(40n, { late: true })], AFTER, "paid", "late"],
    ["late surplus on a paid invoice", [paid(100n), paid(5n, { late: true })], AFTER, "paid", "overpaid"],
    ["late but held", [paid(100n, { late: true, disposition: "unmatched" })], AFTER, "expired", "none"],
    [
      "second payment on a paid invoice, only seen",
      [paid(100n), paid(100n, { status: "detected" })],
      BEFORE,
      "paid",
      "none",
    ],
    ["second payment confirmed", [paid(100n), paid(100n)], BEFORE, "paid", "overpaid"],
  ] as const)("%s", (_, payments, chainTime, status, exception) => {
    expect(deriveInvoiceState(facts([...payments], { chainTime }))).toMatchObject({ status, exception });
  });

  it("a cancelled invoice stays cancelled whatever arrives", () => {
    expect(
      deriveInvoiceState(facts([paid(100n, { disposition: "unmatched" })], { cancelled: true })),
    ).toEqual({ status: "cancelled", exception: "none", seen: 0n, confirmed: 0n, surplus: 0n });
  });

  it("tolerance: due − tolerance is paid, one unit less is not", () => {
    expect(deriveInvoiceState(facts([paid(95n)], { tolerance: 5n })).status).toBe("paid");
    expect(deriveInvoiceState(facts([paid(94n)], { tolerance: 5n }))).toMatchObject({
      status: "pending",
      exception: "underpaid",
    });
  });

  it("expiry is exclusive: at the very second the invoice is still open", () => {
    expect(deriveInvoiceState(facts([], { chainTime: EXPIRES })).status).toBe("pending");
  });

  it("an invoice that has expired is not brought back by a branch whose newest block is older", () => {
    const state = deriveInvoiceState(facts([paid(10n)], { chainTime: BEFORE, expiredBefore: true }));
    expect(state).toMatchObject({ status: "expired", exception: "underpaid" });
  });
});

const anyPayment = fc.record({
  amount: fc.bigInt({ min: 1n, max: 150n }),
  status: fc.constantFrom(...PAYMENT_STATUSES),
  disposition: fc.constantFrom("applied" as const, "unmatched" as const),
  late: fc.boolean(),
});

describe("for all facts", () => {
  it("paid ⇔ confirmed ≥ due − tolerance; 0 ≤ confirmed ≤ seen", () => {
    fc.assert(
      fc.property(
        fc.array(anyPayment, { maxLength: 6 }),
        fc.bigInt({ min: 0n, max: 5n }),
        fc.boolean(),
        (payments, tolerance, expired) => {
          const state = deriveInvoiceState(
            facts(payments, { tolerance, chainTime: expired ? AFTER : BEFORE }),
          );
          expect(state.status === "paid").toBe(state.confirmed >= 100n - tolerance);
          expect(state.confirmed >= 0n && state.confirmed <= state.seen).toBe(true);
        },
      ),
    );
  });

  it("every move that new facts can cause is in the transition table", () => {
    const states = fc.array(anyPayment, { maxLength: 4 });
    const times = fc.constantFrom(BEFORE, AFTER);
    fc.assert(
      fc.property(states, states, times, times, (earlier, later, earlierTime, laterTime) => {
        const before = deriveInvoiceState(facts(earlier, { chainTime: earlierTime }));
        const expiredBefore = before.status === "expired";
        const after = deriveInvoiceState(facts(later, { chainTime: laterTime, expiredBefore }));
        fc.pre(before.status !== after.status);
        expect(canMoveInvoice(before.status, after.status)).toBe(true);
      }),
    );
  });

  it("every change has an event", () => {
    const states = fc.array(anyPayment, { maxLength: 4 });
    fc.assert(
      fc.property(states, states, (earlier, later) => {
        const [before, after] = [deriveInvoiceState(facts(earlier)), deriveInvoiceState(facts(later))];
        fc.pre(before.seen !== after.seen || before.confirmed !== after.confirmed);
        expect(eventsOfMove(before, after).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("confirmations by value", () => {
  it.each([
    ["0.01", 1],
    ["99.99", 1],
    ["99.999999", 1],
    ["100.00", 12],
    ["9999.999999", 12],
    ["10000.00", 19],
  ] as const)("%s USDT needs %s", (amount, confirmations) => {
    expect(requiredConfirmations(parseAmount(amount, "USDT"), null)).toBe(confirmations);
  });

  it("the merchant's own number wins", () => {
    expect(requiredConfirmations(parseAmount("10000", "USDT"), 3)).toBe(3);
  });
});

it("settles what was confirmed, up to what was due", () => {
  const usdt = (minor: bigint) => money(minor, "USDT");
  const gross = (confirmed: bigint, manual: bigint) =>
    settlementGross({ due: usdt(100n), confirmed: usdt(confirmed), manual: usdt(manual) }).minor;
  expect(gross(98n, 0n)).toBe(98n);
  expect(gross(130n, 0n)).toBe(100n);
  expect(gross(100n, 60n)).toBe(40n);
  expect(gross(160n, 60n)).toBe(40n);
  expect(gross(100n, 100n)).toBe(0n);
});

it("holds late money only when the merchant wants that, and all money for a cancelled invoice", () => {
  expect(decideDisposition({ cancelled: false, late: true, latePolicy: "accept" })).toBe("applied");
  expect(decideDisposition({ cancelled: false, late: true, latePolicy: "hold" })).toBe("unmatched");
  expect(decideDisposition({ cancelled: false, late: false, latePolicy: "hold" })).toBe("applied");
  expect(decideDisposition({ cancelled: true, late: false, latePolicy: "accept" })).toBe("unmatched");
});

it("tells a move by its events", () => {
  const pending = { status: "pending", exception: "none", seen: 0n, confirmed: 0n, surplus: 0n } as const;
  const confirming = {
    status: "confirming",
    exception: "none",
    seen: 100n,
    confirmed: 0n,
    surplus: 0n,
  } as const;
  const latePaid = { status: "paid", exception: "late", seen: 100n, confirmed: 100n, surplus: 0n } as const;
  expect(eventsOfMove(pending, confirming)).toEqual(["invoice.payment_detected", "invoice.confirming"]);
  expect(eventsOfMove(confirming, latePaid)).toEqual(["invoice.paid", "invoice.paid_late"]);
  expect(eventsOfMove(confirming, pending)).toEqual(["invoice.reopened"]);
});

describe("after a settlement within the tolerance", () => {
  const settled = (payments: PaymentFact[]) =>
    deriveInvoiceState(facts([paid(98n), ...payments], { tolerance: 5n, covered: 98n }));

  it("nothing is surplus as long as nothing comes", () =>
    expect(settled([])).toMatchObject({ status: "paid", exception: "none", surplus: 0n }));

  it("the rest of what was due is, once it is seen, and is told of once it is confirmed", () => {
    expect(settled([paid(2n, { status: "detected" })])).toMatchObject({ exception: "none", surplus: 2n });
    expect(settled([paid(2n)])).toMatchObject({ status: "paid", exception: "overpaid", surplus: 2n });
  });

  it("so is all that is more than due", () =>
    expect(settled([paid(7n)])).toMatchObject({ exception: "overpaid", surplus: 7n }));

  it("without a settlement only what is more than due is", () => {
    const open = (amount: bigint) =>
      deriveInvoiceState(facts([paid(98n), paid(amount)], { tolerance: 5n })).surplus;
    expect([open(2n), open(7n)]).toEqual([0n, 5n]);
  });
});
