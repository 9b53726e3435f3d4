import type { Writable } from "node:stream";
import type { ClientBase, QueryConfig, QueryResult } from "pg";

const BEGUN: QueryResult = { command: "BEGIN", rowCount: null, oid: 0, fields: [], rows: [] };

/** A connection with what the driver writes to. */
type Connected = ClientBase & { readonly connection: { readonly stream: Pick<Writable, "cork" | "uncork"> } };

/**
 * Sends what is asked of a connection in one turn of the event loop with one write: each write wakes PostgreSQL, which then
 * often takes the processor from whoever has more to send. And sends BEGIN without waiting for its answer, so that it goes with
 * its transaction's first statement. Nothing is lost by that: where BEGIN fails, the connection is lost, and what comes behind it
 * fails for the same reason.
 */
export function sendAtOnce(client: ClientBase): void {
  const { stream } = (client as Connected).connection;
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<QueryResult>;
  let isGathering = false;
  const send = (): void => {
    isGathering = false;
    stream.uncork();
  };
  const ahead = (...args: unknown[]): Promise<QueryResult> => {
    if (!isGathering) {
      isGathering = true;
      stream.cork();
      process.nextTick(send);
    }
    const answer = query(...args);
    if ((args[0] as QueryConfig).text !== "BEGIN") return answer;
    answer.catch(() => undefined);
    return Promise.resolve(BEGUN);
  };
  client.query = ahead as ClientBase["query"];
}
