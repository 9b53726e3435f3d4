import { LIMITS } from "@/server/config/limits";
import type { Mode } from "@/server/core/actor";
import { timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { detectionLagSeconds } from "@/server/modules/chains/rules";
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
  const rows = await reader(ctx).$queryRaw<Row[]>`
    SELECT i.id, i.network, i.mode::text AS mode, concat_ws('.', i.version, m.version, p.versions, p.head) AS revision
    FROM invoices i
    JOIN merchants m ON m.id = i.merchant_id
    LEFT JOIN chain_cursors c ON c.network = i.network
    LEFT JOIN LATERAL (
      SELECT sum(version) AS versions,
             CASE WHEN bool_or(status NOT IN ('orphaned', 'failed')) THEN c.head_number END AS head
      FROM payments WHERE invoice_id = i.id
    ) p ON true
    WHERE i.id = ANY(${ids})`;
  const detections = new Map<string, PublicInvoice["detection"]>();
  for (const { network, mode } of new Map(rows.map((row) => [row.network, row])).values())
    detections.set(network, await readDetection(ctx, network, mode));
  return rows.flatMap(({ id, network, mode, revision }) => {
    const detection = detections.get(network);
    return detection ? [{ id, revision: `${revision}.${getAheadSeconds(mode)}`, detection }] : [];
  });
}

async function readDetection(ctx: Context, network: string, mode: Mode): Promise<PublicInvoice["detection"]> {
  const chain = await getChainStatus(ctx, network);
  return {
    scanned_at: timeOrNull(chain?.scannedAt ?? null),
    lag_seconds: detectionLagSeconds(
      chain,
      getModeClock(mode, ctx.clock).now(),
      LIMITS.chain.frozenHeadSeconds,
    ),
  };
}
