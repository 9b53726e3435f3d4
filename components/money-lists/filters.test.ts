import { expect, test } from "vitest";
import {
  moneyHref,
  parseMoneyFilters,
  toPaymentFilters,
  toSettlementFilters,
} from "@/components/money-lists/filters";
import { newId } from "@/server/core/ids";
import { listPaymentsSchema } from "@/server/modules/payments/schema";
import { PAYMENT_STATUSES } from "@/server/modules/payments/status";
import { listSettlementsSchema } from "@/server/modules/settlements/schema";

const ADDRESS = {
  status: "confirmed",
  order: "A-1001",
  amount: ">25 <=99.50",
  invoice: newId("invoice"),
  customer: newId("customer"),
  tx: "A".repeat(64),
  from: "2026-01-01",
  to: "2026-01-31",
};

test("what is not understood of an address is left out", () => {
  const wrong = {
    status: "stolen",
    invoice: newId("customer"),
    customer: "x",
    tx: "abc",
    from: "yesterday",
    amount: ">x",
  };
  expect(parseMoneyFilters(wrong, PAYMENT_STATUSES)).toEqual({ place: { trail: [] } });
});

test("every filter is one that the lists take, and days include both ends", () => {
  const filters = parseMoneyFilters(ADDRESS, PAYMENT_STATUSES);
  const payments = toPaymentFilters(filters);
  expect(listPaymentsSchema.strict().parse(payments)).toMatchObject({
    order_id: "A-1001",
    amount_min: "25.000001",
    amount_max: "99.50",
    invoice_id: ADDRESS.invoice,
    customer_id: ADDRESS.customer,
    tx_id: "a".repeat(64),
    created_after: "2026-01-01T00:00:00.000Z",
    created_before: "2026-02-01T00:00:00.000Z",
  });
  const settlements = toSettlementFilters({ ...filters, status: "completed" as const });
  expect(listSettlementsSchema.strict().parse(settlements)).toMatchObject({
    customer_id: ADDRESS.customer,
    order_id: "A-1001",
    amount_max: "99.50",
  });
});

test("a change of filters starts at the first page", () => {
  const filters = parseMoneyFilters({ status: "failed", cursor: "abc", trail: "first" }, PAYMENT_STATUSES);
  expect(moneyHref("/payments", filters, { from: "2026-01-01" })).toBe(
    "/payments?status=failed&from=2026-01-01",
  );
});
