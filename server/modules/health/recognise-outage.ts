import { sqlState } from "@/server/db/database-error";

/** PostgreSQL's connection exceptions (class 08), shutdowns and start-ups (57P0x), and too many connections (53300). */
const SQL_STATE = /^(08...|57P0[1-5]|53300)$/;
/** Prisma: not reachable, timed out, connection closed, no free connection, no transaction in time. */
const PRISMA = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
/** Prisma's adapter and Node: the same below Prisma. */
const ADAPTER = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
const SOCKET = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE"]);
/** The driver has no code for a connection that ends under a query. */
const DRIVER_MESSAGE =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

const DEPTH = 5;

/** Whether an error means that the database could not be asked just now: the same request may succeed in a moment. */
export function recogniseOutage(error: unknown): boolean {
  if (SQL_STATE.test(sqlState(error) ?? "")) return true;
  for (
    let cause = error, depth = 0;
    depth < DEPTH && typeof cause === "object" && cause !== null;
    depth += 1
  ) {
    const { code, syscall, kind, message, meta } = cause as {
      code?: unknown;
      syscall?: unknown;
      kind?: unknown;
      message?: unknown;
      meta?: { driverAdapterError?: unknown };
    };
    if (typeof code === "string" && (PRISMA.has(code) || SOCKET.has(code))) return true;
    // A Unix socket that is not there.
    if (code === "ENOENT" && syscall === "connect") return true;
    if (typeof kind === "string" && ADAPTER.has(kind)) return true;
    if (typeof message === "string" && DRIVER_MESSAGE.test(message)) return true;
    cause = meta?.driverAdapterError ?? (cause as { cause?: unknown }).cause;
  }
  return false;
}
