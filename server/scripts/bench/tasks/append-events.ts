import { db } from "@/server/db/client";
import { pokeRelay } from "@/server/db/outbox-signal";

export interface AppendEventsInput {
  readonly merchantIds: readonly string[];
  readonly type: string;
  readonly count: number;
}

/** Leaves events the size of a payment in the log and the outbox, in one commit, by turns for each merchant. */
export async function appendEvents({ merchantIds, type, count }: AppendEventsInput): Promise<void> {
  await db().$executeRaw`
    WITH appended AS (
      INSERT INTO events (id, merchant_id, mode, aggregate_type, aggregate_id, version, type, data, actor, request_id, occurred_at)
      SELECT 'evt_' || replace(uuidv7()::text, '-', ''), (${[...merchantIds]}::text[])[n % ${merchantIds.length}::int + 1], 'test', 'payment',
        'pay_' || lpad(n::text, 26, '0'), 1, ${type},
        json_build_object('id', 'pay_' || n, 'object', 'payment', 'network', 'tron-local', 'amount', '10.00', 'detail', repeat('x', 600)),
        '{"type": "system", "job": "bench"}', 'req_' || n, now()
      FROM generate_series(1, ${count}::int) n
      RETURNING id
    )
    INSERT INTO outbox (event_id) SELECT id FROM appended`;
  pokeRelay();
}
