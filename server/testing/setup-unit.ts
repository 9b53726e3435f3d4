import { Socket } from "node:net";
import "@/server/testing/setup-environment";

const { connect } = Socket.prototype;

/** Unit tests are pure: a connection to anything but this machine fails at once and says what to do. */
Socket.prototype.connect = function connectOnlyLocally(this: Socket, ...parameters: unknown[]) {
  const host = hostOf(parameters);
  if (host !== undefined && !["localhost", "127.0.0.1", "::1"].includes(host)) {
    throw new Error(
      host === "database.invalid"
        ? "A unit test has no database. Name the file *.db.test.ts, or test a pure function instead."
        : `A unit test tried to connect to ${host}.`,
    );
  }
  return connect.apply(this, parameters as Parameters<typeof connect>);
};

/** Node passes (port, host), ({ host, port }) or, from its own modules, [{ host, port }, callback]. */
function hostOf(parameters: unknown[]): string | undefined {
  const [first, second] = parameters.flat();
  if (typeof first === "object" && first && "host" in first) return String(first.host);
  return typeof second === "string" ? second : undefined;
}
