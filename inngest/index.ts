import { finalisePaymentsOnAdvance } from "@/inngest/functions/deposits/finalise-payments";
import { scanChainOn } from "@/inngest/functions/deposits/scan-chain";
import { expireInvoicesOnAdvance } from "@/inngest/functions/invoices/expire-invoices";
import { settleInvoiceOnPaid } from "@/inngest/functions/invoices/settle-invoice";
import { settleMissedInvoices } from "@/inngest/functions/invoices/settle-missed-invoices";
import { networks } from "@/server/config/networks";

/** Every job that is served, to an Inngest server and to the embedded engine alike. */
export const functions = [
  ...networks().map(scanChainOn),
  finalisePaymentsOnAdvance,
  expireInvoicesOnAdvance,
  settleInvoiceOnPaid,
  settleMissedInvoices,
];
