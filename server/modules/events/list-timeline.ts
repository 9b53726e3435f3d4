import { authorize, isAllowed } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { credentialOf, describeActor } from "@/server/core/actor";
import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { InvoiceView } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { nameCredentials } from "@/server/modules/api-keys/name-credentials";
import { eventColumns, type EventRow, toEvent } from "@/server/modules/events/internal";
import {
  type ListTimelineInput,
  listTimelineSchema,
  type TimelineEntry,
} from "@/server/modules/events/schema";

/**
 * What happened to an invoice, its payments, settlements and notes, and when its page was first opened, latest first. Throws
 * `forbidden`, `not_found`.
 */
export async function listTimeline(ctx: Context, input: ListTimelineInput): Promise<TimelineEntry[]> {
  const merchantId = authorize(ctx, "invoices:read");
  const { invoice_id: invoiceId } = parse(listTimelineSchema, input);
  // Materialised, so that the planner never walks the merchant's whole log backwards for the sake of the order.
  const rows = await reader(ctx).$queryRaw<EventRow[]>`
    WITH events AS MATERIALIZED (
      SELECT * FROM events WHERE aggregate_id = ANY(ARRAY(
        SELECT ${invoiceId}::text
        UNION ALL SELECT id FROM payments WHERE invoice_id = ${invoiceId}
        UNION SELECT payment_id FROM unmatched_deposit_decisions WHERE origin_invoice_id = ${invoiceId}
        UNION ALL SELECT id FROM manual_payments WHERE invoice_id = ${invoiceId}
        UNION ALL SELECT id FROM invoice_notes WHERE invoice_id = ${invoiceId}
        UNION ALL SELECT id FROM settlements WHERE invoice_id = ${invoiceId}
      ))
    )
    SELECT ${eventColumns} FROM events WHERE merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode
    ORDER BY events.transaction DESC, position DESC LIMIT ${LIMITS.projection.batch}`;
  if (rows.length === 0) throw notFound("invoice", invoiceId);
  const ids = rows.flatMap(({ actor }) => credentialOf(actor) ?? []);
  const names = isAllowed(ctx.actor, "api_keys:read") ? await nameCredentials(ctx, { ids }) : {};
  const entries = rows.map((row) => ({
    ...toEvent(row),
    actor: describeActor(row.actor),
    credential_name: names[credentialOf(row.actor) ?? ""] ?? null,
    request_id: row.requestId,
  }));
  const view = await reader(ctx).invoiceView.findFirst({ where: { invoiceId, merchantId, mode: ctx.mode } });
  return view === null ? entries : withView(entries, view);
}

/** The first view is no event of the log: it stands where its time belongs. */
function withView(entries: readonly TimelineEntry[], { invoiceId, mode, requestId, viewedAt }: InvoiceView) {
  const viewed: TimelineEntry = {
    id: invoiceId,
    object: "event",
    livemode: mode === "live",
    type: "invoice.viewed",
    aggregate_type: "invoice",
    aggregate_id: invoiceId,
    request_id: requestId,
    actor: describeActor({ type: "payer" }),
    credential_name: null,
    data: { object: {}, version: 0 },
    created_at: time(viewedAt),
  };
  const earlier = entries.findIndex(({ created_at: at }) => at <= viewed.created_at);
  return entries.toSpliced(earlier === -1 ? entries.length : earlier, 0, viewed);
}
