import { authorizeSystem } from "@/server/auth/authorize";
import { prepared } from "@/server/db/direct-statements";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { type EventRow, isSettledInLog } from "@/server/modules/events/internal";

/** An entry of the whole log, every tenant's and both modes', without who brought it about. */
export type LogEvent = Omit<EventRow, "id" | "actor" | "requestId">;

export interface ListLogEventsInput {
  /** The place of the last event already read; ("0", 0n) is before the first. */
  readonly after: { readonly transaction: string; readonly position: bigint };
  readonly limit: number;
}

/** The next events of the log for a projection, in an order into which no later commit can slip. */
export async function listLogEvents(ctx: Context, { after, limit }: ListLogEventsInput): Promise<LogEvent[]> {
  authorizeSystem(ctx);
  return reader(ctx).$queryRaw<LogEvent[]>(prepared`
    SELECT events.transaction::text AS transaction, position, merchant_id AS "merchantId", mode::text AS mode,
      aggregate_type AS "aggregateType", aggregate_id AS "aggregateId", version, type, data, occurred_at AS "occurredAt"
    FROM events
    WHERE (events.transaction, position) > (${after.transaction}::xid8, ${after.position}) AND ${isSettledInLog}
    ORDER BY events.transaction, position LIMIT ${limit}`);
}
