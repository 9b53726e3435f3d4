import type { ClientBase, QueryConfig, QueryResult } from "pg";

const BEGUN: QueryResult = { command: "BEGIN", rowCount: null, oid: 0, fields: [], rows: [] };

/**
 * Sends this connection's BEGINs without waiting for their answers, so that each goes with its transaction's first statement.
 * Nothing is lost by it: where BEGIN fails, the connection is lost, and what comes behind it fails for the same reason.
 */
export function beginAhead(client: ClientBase): void {
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<QueryResult>;
  const ahead = (...args: unknown[]): Promise<QueryResult> => {
    const answer = query(...args);
    if ((args[0] as QueryConfig).text !== "BEGIN") return answer;
    answer.catch(() => undefined);
    return Promise.resolve(BEGUN);
  };
  client.query = ahead as ClientBase["query"];
}
