import { LIMITS } from "@/server/config/limits";
import { quietSecondsOf } from "@/server/config/networks";
import { prepared } from "@/server/db/direct-statements";
import type { Mode } from "@/server/core/actor";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { detectionLagSeconds, seenUntil } from "@/server/modules/chains/rules";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { getAheadSeconds } from "@/server/modules/test-clock/get-ahead-seconds";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

export interface InvoiceRevision {
  readonly id: string;
  /** Equal as long as no public field of the invoice but `detection` has changed. */
  readonly revision: string;
  readonly detection: PublicInvoice["detection"];
}

interface Row {
  readonly id: string;
  readonly network: string;
  readonly mode: Mode;
  readonly revision: string;
  readonly scanned_at: Date | null;
  readonly head_time: Date | null;
  readonly last_transfer_time: Date | null;
}

/**
 * Tells cheaply, for many invoices in one query, whether what was read of them earlier still holds. Unknown ids are left
 * out. Tells nothing of any tenant but the fact of a change. While a payment stands, each new block is a change: it adds
 * a confirmation.
 */
export async function listInvoiceRevisions(
  ctx: Context,
  { ids }: { ids: readonly string[] },
): Promise<InvoiceRevision[]> {
  const rows = await reader(ctx).$queryRaw<Row[]>(prepared`
    SELECT i.id, i.network, i.mode::text AS mode, concat_ws('.', i.version, m.version, p.versions, p.head) AS revision,
           c.scanned_at, c.head_time, c.last_transfer_time
    FROM invoices i
    JOIN merchants m ON m.id = i.merchant_id
    LEFT JOIN chain_cursors c ON c.network = i.network
    LEFT JOIN LATERAL (
      SELECT sum(version) AS versions,
             CASE WHEN bool_or(status NOT IN ('orphaned', 'failed')) THEN c.head_number END AS head
      FROM payments WHERE invoice_id = i.id
    ) p ON true
    WHERE i.id = ANY(${ids})`);
  const detections = new Map<string, PublicInvoice["detection"]>();
  for (const row of rows)
    if (!detections.has(row.network)) detections.set(row.network, detectionOf(row, ctx));
  return rows.flatMap(({ id, network, mode, revision }) => {
    const detection = detections.get(network);
    return detection ? [{ id, revision: `${revision}.${getAheadSeconds(mode)}`, detection }] : [];
  });
}

function detectionOf(row: Row, ctx: Context): PublicInvoice["detection"] {
  const {
    network,
    mode,
    scanned_at: scannedAt,
    head_time: headTime,
    last_transfer_time: lastTransferTime,
  } = row;
  if (!scannedAt || !headTime) return { scanned_at: null, lag_seconds: 0 };
  const seen = seenUntil({ head: { time: headTime }, scannedAt, lastTransferTime }, quietSecondsOf(network));
  const now = getModeClock(mode, ctx.clock).now();
  return {
    scanned_at: time(scannedAt),
    lag_seconds: detectionLagSeconds({ seenUntil: seen }, now, LIMITS.chain.frozenHeadSeconds),
  };
}
