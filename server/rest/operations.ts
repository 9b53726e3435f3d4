import type { AnyOperation } from "@/server/rest/operation";
import { AUTH_OPERATIONS } from "@/server/rest/routes/auth";
import { BALANCE_OPERATIONS } from "@/server/rest/routes/balances";
import { CUSTOMER_OPERATIONS } from "@/server/rest/routes/customers";
import { EVENT_OPERATIONS } from "@/server/rest/routes/events";
import { INVOICE_OPERATIONS } from "@/server/rest/routes/invoices";
import { MERCHANT_OPERATIONS } from "@/server/rest/routes/merchants";
import { PAYMENT_LINK_OPERATIONS } from "@/server/rest/routes/payment-links";
import { PAYMENT_OPERATIONS } from "@/server/rest/routes/payments";
import { PUBLIC_INVOICE_OPERATIONS } from "@/server/rest/routes/public-invoices";
import { RECEIPT_OPERATIONS } from "@/server/rest/routes/receipts";
import { REPORT_OPERATIONS } from "@/server/rest/routes/reports";
import { REQUEST_LOG_OPERATIONS } from "@/server/rest/routes/request-logs";
import { SETTLEMENT_OPERATIONS } from "@/server/rest/routes/settlements";
import { TEST_HELPER_OPERATIONS } from "@/server/rest/routes/test-helpers";
import { UNMATCHED_DEPOSIT_OPERATIONS } from "@/server/rest/routes/unmatched-deposits";
import { WEBHOOK_DELIVERY_OPERATIONS } from "@/server/rest/routes/webhook-deliveries";
import { WEBHOOK_ENDPOINT_OPERATIONS } from "@/server/rest/routes/webhook-endpoints";

/** Every route of the API, in the order of the document. */
export const OPERATIONS: readonly AnyOperation[] = [
  ...AUTH_OPERATIONS,
  ...INVOICE_OPERATIONS,
  ...CUSTOMER_OPERATIONS,
  ...PAYMENT_LINK_OPERATIONS,
  ...PUBLIC_INVOICE_OPERATIONS,
  ...PAYMENT_OPERATIONS,
  ...RECEIPT_OPERATIONS,
  ...UNMATCHED_DEPOSIT_OPERATIONS,
  ...SETTLEMENT_OPERATIONS,
  ...REPORT_OPERATIONS,
  ...BALANCE_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...MERCHANT_OPERATIONS,
  ...REQUEST_LOG_OPERATIONS,
  ...WEBHOOK_ENDPOINT_OPERATIONS,
  ...WEBHOOK_DELIVERY_OPERATIONS,
  ...TEST_HELPER_OPERATIONS,
];
