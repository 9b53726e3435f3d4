import type { Duplex } from "node:stream";
import type { ClientBase, QueryConfig, QueryResult } from "pg";

const BEGUN: QueryResult = { command: "BEGIN", rowCount: null, oid: 0, fields: [], rows: [] };

/** A connection whose BEGIN has no answer after so long is a dead one. */
const BEGIN_MILLISECONDS = 15_000;

/** A connection with what the driver writes to. */
type Connected = ClientBase & {
  readonly connection: { readonly stream: Pick<Duplex, "cork" | "uncork" | "writableCorked" | "destroy"> };
};

/**
 * Sends what is asked of a connection in one turn of the event loop with one write: each write wakes PostgreSQL, which then
 * often takes the processor from whoever has more to send.
 *
 * Where `readsFirst` says that a transaction begins with statements that change nothing, its BEGIN is not waited for and goes
 * with them. If BEGIN fails alone, as by a cancellation, those run by themselves; the connection is closed then, before they are
 * answered, so that nothing comes after them.
 */
export function sendAtOnce(client: ClientBase, readsFirst: () => boolean): void {
  const { stream } = (client as Connected).connection;
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<QueryResult>;
  const ahead = (...args: unknown[]): Promise<QueryResult> => {
    if (stream.writableCorked === 0) {
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    const answer = query(...args);
    if ((args[0] as QueryConfig).text !== "BEGIN" || !readsFirst()) return answer;
    const giveUp = (cause?: unknown): void =>
      void stream.destroy(new Error("Connection terminated: its BEGIN failed", { cause }));
    const timer = setTimeout(giveUp, BEGIN_MILLISECONDS);
    timer.unref();
    answer.catch(giveUp).finally(() => clearTimeout(timer));
    return Promise.resolve(BEGUN);
  };
  client.query = ahead as ClientBase["query"];
}
