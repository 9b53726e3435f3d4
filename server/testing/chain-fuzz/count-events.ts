import { db } from "@/server/db/client";
import type { Tally } from "@/server/testing/chain-fuzz/tally";

/** Adds what the event log of one history tells. */
export async function countEvents(tally: Tally): Promise<void> {
  const rows = await db().$queryRaw<{ name: string; times: bigint }[]>`
    SELECT type AS name, count(*) AS times FROM events GROUP BY type
    UNION ALL
    SELECT 'a payment came back in another block', count(*) FROM events
      WHERE type = 'payment.detected' AND version > 1 HAVING count(*) > 0
    UNION ALL
    SELECT 'a settlement was made again', count(*) FROM (
      SELECT invoice_id FROM settlements GROUP BY invoice_id HAVING count(*) > 1) again HAVING count(*) > 0`;
  for (const { name, times } of rows) tally.add(name, Number(times));
}
