import type { AnyOperation } from "@/server/rest/operation";
import { INVOICE_OPERATIONS } from "@/server/rest/routes/invoices";
import { PAYMENT_OPERATIONS } from "@/server/rest/routes/payments";
import { PUBLIC_INVOICE_OPERATIONS } from "@/server/rest/routes/public-invoices";
import { SETTLEMENT_OPERATIONS } from "@/server/rest/routes/settlements";

/** Every route of the API, in the order of the document. */
export const OPERATIONS: readonly AnyOperation[] = [
  ...INVOICE_OPERATIONS,
  ...PUBLIC_INVOICE_OPERATIONS,
  ...PAYMENT_OPERATIONS,
  ...SETTLEMENT_OPERATIONS,
];
