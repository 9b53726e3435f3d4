import { Socket } from "node:net";

/**
 * The sockets of one pool or client, so that they can be closed whatever state it is in. pg offers no such way out: it waits
 * for the server's farewell, and a pool waits for every connection that somebody still holds.
 */
export class Sockets {
  private readonly open = new Set<Socket>();

  /** For pg's `stream` option. */
  readonly create = (): Socket => {
    const socket = new Socket();
    this.open.add(socket);
    socket.once("close", () => this.open.delete(socket));
    return socket;
  };

  /** Postgres undoes the transactions of these connections and drops their locks. */
  destroy(): void {
    for (const socket of this.open) socket.destroy();
  }
}
