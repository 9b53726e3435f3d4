import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface DatabaseProxy {
  readonly url: string;
  /** Like a server that hangs: connections stay open, new ones are accepted, and nothing passes until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Breaks every connection. New ones are possible at once. */
  sever(): void;
  /** New connections since `freeze`. */
  readonly held: number;
}

/** Stands between an engine and the Postgres of `url` to break what the network can break. Closed at the end of the test. */
export async function startDatabaseProxy(url: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] = [];
  let isFrozen = false;
  let held = 0;
  const whenThawed = (pass: () => void): void => void (isFrozen ? waiting.push(pass) : pass());
  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on("data", (chunk) => whenThawed(() => void to.write(chunk)));
    from.on("error", () => undefined);
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    if (isFrozen) held += 1;
    const upstream = connect(Number(port), hostname);
    join(client, upstream);
    join(upstream, client);
  });
  const sever = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(async () => {
    sever();
    server.close();
    await once(server, "close");
  });
  return {
    url: await listen(server, url),
    freeze: () => {
      isFrozen = true;
      held = 0;
    },
    thaw: () => {
      isFrozen = false;
      const passes = waiting;
      waiting = [];
      for (const pass of passes) pass();
    },
    sever,
    get held() {
      return held;
    },
  };
}

async function listen(server: Server, target: string): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  const url = new URL(target);
  url.host = `127.0.0.1:${address.port}`;
  // A Unix socket would lead past the proxy.
  url.searchParams.delete("host");
  return url.href;
}
