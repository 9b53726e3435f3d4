import { finalisePaymentsOnAdvance } from "@/inngest/functions/deposits/finalise-payments";
import { scanChainOn } from "@/inngest/functions/deposits/scan-chain";
import { expireInvoicesOnAdvance } from "@/inngest/functions/invoices/expire-invoices";
import { pruneIdempotencyKeysHourly } from "@/inngest/functions/idempotency-keys/prune-idempotency-keys";
import { settleInvoiceOnPaid } from "@/inngest/functions/invoices/settle-invoice";
import { settleMissedInvoices } from "@/inngest/functions/invoices/settle-missed-invoices";
import { pruneMailDaily } from "@/inngest/functions/mail/prune-mail";
import { sendMailOnRequest } from "@/inngest/functions/mail/send-mail";
import { sendOverdueMailRegularly } from "@/inngest/functions/mail/send-overdue-mail";
import { pruneNotificationsDaily } from "@/inngest/functions/notifications/prune-notifications";
import { recordNotificationsOnEvents } from "@/inngest/functions/notifications/record-notifications";
import { prunePartnerGrantsHourly } from "@/inngest/functions/partners/prune-partner-grants";
import { projectEventsOnChange } from "@/inngest/functions/read-models/project-events";
import { projectRemainingEvents } from "@/inngest/functions/read-models/project-remaining-events";
import { pruneReconciliationsDaily } from "@/inngest/functions/reconciliations/prune-reconciliations";
import { reconcileChainOn } from "@/inngest/functions/reconciliations/reconcile-chain";
import { reconcileLedgerRegularly } from "@/inngest/functions/reconciliations/reconcile-ledger";
import { pruneRequestLogsHourly } from "@/inngest/functions/request-logs/prune-request-logs";
import { pruneSessionsDaily } from "@/inngest/functions/sessions/prune-sessions";
import { deliverWebhooks } from "@/inngest/functions/webhooks/deliver-webhooks";
import { pruneWebhookDeliveriesHourly } from "@/inngest/functions/webhooks/prune-webhook-deliveries";
import { requestDeliveriesOnEvents } from "@/inngest/functions/webhooks/request-deliveries";
import { requestOverdueDeliveriesRegularly } from "@/inngest/functions/webhooks/request-overdue-deliveries";
import { networks } from "@/server/config/networks";

/** Every job that is served, to an Inngest server and to the embedded engine alike. */
export const functions = [
  ...networks().map(scanChainOn),
  finalisePaymentsOnAdvance,
  expireInvoicesOnAdvance,
  settleInvoiceOnPaid,
  settleMissedInvoices,
  ...requestDeliveriesOnEvents,
  requestOverdueDeliveriesRegularly,
  deliverWebhooks,
  pruneWebhookDeliveriesHourly,
  ...recordNotificationsOnEvents,
  pruneNotificationsDaily,
  projectEventsOnChange,
  projectRemainingEvents,
  reconcileLedgerRegularly,
  ...networks().map(reconcileChainOn),
  pruneReconciliationsDaily,
  pruneIdempotencyKeysHourly,
  prunePartnerGrantsHourly,
  pruneRequestLogsHourly,
  sendMailOnRequest,
  sendOverdueMailRegularly,
  pruneMailDaily,
  pruneSessionsDaily,
];
