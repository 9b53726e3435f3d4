import { LIMITS } from "@/server/config/limits";
import { timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { detectionLagSeconds } from "@/server/modules/chains/rules";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

export interface InvoiceRevision {
  readonly id: string;
  /** Equal as long as no public field of the invoice but `detection` has changed. */
  readonly revision: string;
  readonly detection: PublicInvoice["detection"];
}

interface Row {
  readonly id: string;
  readonly network: string;
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
    SELECT i.id, i.network, concat_ws('.', i.version, m.version, p.versions, p.head) AS revision
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
  for (const network of new Set(rows.map((row) => row.network)))
    detections.set(network, await readDetection(ctx, network));
  return rows.flatMap(({ id, network, revision }) => {
    const detection = detections.get(network);
    return detection ? [{ id, revision, detection }] : [];
  });
}

async function readDetection(ctx: Context, network: string): Promise<PublicInvoice["detection"]> {
  const chain = await getChainStatus(ctx, network);
  return {
    scanned_at: timeOrNull(chain?.scannedAt ?? null),
    lag_seconds: detectionLagSeconds(chain, ctx.clock.now(), LIMITS.chain.frozenHeadSeconds),
  };
}
