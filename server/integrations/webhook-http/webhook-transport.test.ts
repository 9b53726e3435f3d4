import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { LIMITS } from "@/server/config/limits";
import { SELF_SIGNED } from "@/server/integrations/webhook-http/self-signed.fixture";
import {
  createWebhookTransport,
  type WebhookTransportOptions,
} from "@/server/integrations/webhook-http/webhook-transport";

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** Listens on loopback and answers with its port. */
async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const receiver = async (answer: RequestListener) =>
  `http://127.0.0.1:${await listen(createHttpServer(answer))}/hook`;

function send(
  url: string,
  options: WebhookTransportOptions = {},
  allowLoopback = true,
  ports: readonly number[] | null = null,
) {
  const transport = createWebhookTransport({ totalTimeoutMs: 2_000, ...options });
  return transport.send({
    url,
    headers: { "content-type": "application/json", "webhook-id": "evt_1" },
    body: '{"a":"ü"}',
    reach: { allowLoopback, ports },
  });
}

test("posts the body and headers as given and brings back the answer", async () => {
  let seen: { method?: string; path?: string; headers: IncomingMessage["headers"]; body: string } | undefined;
  const url = await receiver((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      seen = { method: request.method, path: request.url, headers: request.headers, body };
      response.writeHead(200).end("thanks");
    });
  });
  expect(await send(url)).toMatchObject({
    kind: "answered",
    status: 200,
    body: "thanks",
    retryAfter: null,
    durationMs: expect.any(Number),
  });
  expect(seen).toMatchObject({
    method: "POST",
    path: "/hook",
    body: '{"a":"ü"}',
    headers: { "content-type": "application/json", "webhook-id": "evt_1", host: new URL(url).host },
  });
});

test.each([204, 301, 400, 410, 500, 503])("brings back %i and goes nowhere else", async (status) => {
  let requests = 0;
  const url = await receiver((_, response) => {
    requests += 1;
    response.writeHead(status, { location: "/elsewhere" }).end();
  });
  expect(await send(url)).toMatchObject({ kind: "answered", status, body: "" });
  expect(requests).toBe(1);
});

test("brings back Retry-After", async () => {
  const url = await receiver((_, response) =>
    response.writeHead(429, { "retry-after": "120" }).end("slow down"),
  );
  expect(await send(url)).toMatchObject({
    kind: "answered",
    status: 429,
    retryAfter: "120",
    body: "slow down",
  });
});

test("keeps the beginning of a long answer and hangs up on the rest", async () => {
  let written = 0;
  const total = 10 * 1024 * 1024;
  const closed = Promise.withResolvers<void>();
  const url = await receiver((_, response) => {
    response.on("close", closed.resolve);
    const write = () => {
      while (written < total && !response.destroyed) {
        written += 16_384;
        if (!response.write("x".repeat(16_384))) return response.once("drain", write);
      }
      return response.end();
    };
    write();
  });
  const answer = await send(url);
  expect(answer).toMatchObject({
    kind: "answered",
    status: 200,
    body: "x".repeat(LIMITS.webhook.storedResponseBytes),
  });
  await closed.promise;
  expect(written).toBeLessThan(total);
});

test("text that PostgreSQL cannot hold is made harmless", async () => {
  const url = await receiver((_, response) => response.end(Buffer.from([0x61, 0x00, 0xff, 0x62])));
  expect(await send(url)).toMatchObject({ body: "a\uFFFD\uFFFDb" });
});

test("a reset is a connection failure", async () => {
  const url = await receiver((request) => request.socket.resetAndDestroy());
  expect(await send(url)).toMatchObject({ kind: "unanswered", failure: "connection" });
});

test("a closed port and an unknown name are connection failures", async () => {
  const url = await receiver((_, response) => response.end());
  await new Promise((resolve) => servers.pop()?.close(resolve));
  expect(await send(url)).toMatchObject({ failure: "connection" });
  const resolve = () => Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
  expect(await send("http://localhost/", { resolve })).toMatchObject({ failure: "connection" });
});

test("a receiver that never answers, or drips its answer, is a timeout", async () => {
  const silent = await receiver(() => undefined);
  expect(await send(silent, { totalTimeoutMs: 100 })).toMatchObject({
    kind: "unanswered",
    failure: "timeout",
  });
  const drips = await receiver((_, response: ServerResponse) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(timer));
  });
  expect(await send(drips, { totalTimeoutMs: 100 })).toMatchObject({
    kind: "unanswered",
    failure: "timeout",
  });
});

test("a receiver that accepts and never speaks TLS, or whose name never resolves, runs into the time to connect", async () => {
  const port = await listen(createTcpServer(() => undefined));
  expect(
    await send(`https://127.0.0.1:${port}/`, { connectTimeoutMs: 100, totalTimeoutMs: 10_000 }),
  ).toMatchObject({ failure: "timeout" });
  const resolve = () => new Promise<never>(() => undefined);
  expect(
    await send("http://localhost/", { resolve, connectTimeoutMs: 100, totalTimeoutMs: 10_000 }),
  ).toMatchObject({ failure: "timeout" });
});

test("plain HTTP behind https and an unknown certificate are TLS failures; the name is what SNI says", async () => {
  const plain = await receiver((_, response) => response.end());
  expect(await send(plain.replace("http:", "https:"))).toMatchObject({ failure: "tls" });
  let name: string | undefined;
  const server = createTlsServer({
    ...SELF_SIGNED,
    SNICallback: (servername, callback) => ((name = servername), callback(null)),
  });
  server.on("tlsClientError", () => undefined);
  const port = await listen(server);
  const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
  expect(await send(`https://localhost:${port}/`, { resolve })).toMatchObject({ failure: "tls" });
  expect(name).toBe("localhost");
});

test.each([
  "http://127.0.0.1",
  "http://127.1",
  "http://2130706433",
  "http://0x7f.0.0.1",
  "http://0177.0.0.1",
  "http://0x7f000001",
  "http://017700000001",
  "http://127.0.0.1.",
  "http://①②⑦.⓪.⓪.①",
  "http://[::127.0.0.1]",
  "http://[0:0:0:0:0:ffff:7f00:0001]",
  "http://[2002:7f00:1::]",
  "http://[::1]",
  "http://[::ffff:127.0.0.1]",
  "http://[::ffff:7f00:1]",
  "http://[64:ff9b::7f00:1]",
  "http://0.0.0.0",
  "http://localhost",
])("opens no connection for %s when loopback is not allowed", async (origin) => {
  let connections = 0;
  const server = createHttpServer((_, response) => response.end());
  server.on("connection", () => (connections += 1));
  const url = `${origin.replace("http:", "https:")}:${await listen(server)}/`;
  expect(await send(url, {}, false)).toMatchObject({ kind: "unanswered", failure: "blocked_address" });
  expect(connections).toBe(0);
});

test.each([
  "https://10.0.0.1/",
  "https://169.254.169.254/latest/meta-data",
  "https://[fd00::1]/",
  "https://[::ffff:10.0.0.1]/",
])("%s stays refused where loopback is allowed", async (url) =>
  expect(await send(url)).toMatchObject({ failure: "blocked_address" }),
);

test("a name that turns to a private address between two attempts is refused at the second", async () => {
  const answers = ["127.0.0.1", "10.0.0.1"];
  const resolve = async () => [{ address: answers.shift() ?? "10.0.0.1", family: 4 }];
  let connections = 0;
  const server = createHttpServer((_, response) => response.setHeader("connection", "close").end());
  server.on("connection", () => (connections += 1));
  const url = `http://localhost:${await listen(server)}/`;
  const transport = createWebhookTransport({ resolve });
  const webhook = { url, headers: {}, body: "{}", reach: { allowLoopback: true, ports: null } };
  expect(await transport.send(webhook)).toMatchObject({ kind: "answered", status: 200 });
  expect(await transport.send(webhook)).toMatchObject({ failure: "blocked_address" });
  expect(connections).toBe(1);
});

test.each([301, 302, 303, 307, 308])("a redirect with %i leads to no connection", async (status) => {
  let connections = 0;
  const inside = createHttpServer((_, response) => response.end());
  inside.on("connection", () => (connections += 1));
  const location = `http://127.0.0.1:${await listen(inside)}/secrets`;
  const url = await receiver((_, response) => response.writeHead(status, { location }).end());
  expect(await send(url)).toMatchObject({ kind: "answered", status });
  expect(connections).toBe(0);
});

test("a name is resolved once for each connection: what was judged is what is connected to", async () => {
  let connections = 0;
  const server = createHttpServer((_, response) => response.setHeader("connection", "close").end());
  server.on("connection", () => (connections += 1));
  const port = await listen(server);
  let resolved = 0;
  const rebinding = async () => [{ address: (resolved += 1) === 1 ? "127.0.0.1" : "10.0.0.1", family: 4 }];
  expect(await send(`http://localhost:${port}/`, { resolve: rebinding })).toMatchObject({ status: 200 });
  expect(resolved).toBe(1);
  // A name with a public address and one of ours goes nowhere, whichever stands first.
  for (const addresses of [
    ["8.8.8.8", "127.0.0.1"],
    ["127.0.0.1", "8.8.8.8"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
  ]) {
    const resolve = async () =>
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    expect(await send(`https://localhost:${port}/`, { resolve }, false)).toMatchObject({
      failure: "blocked_address",
    });
  }
  expect(connections).toBe(1);
});

test("a port off the list, plain http and credentials go nowhere", async () => {
  expect(await send("https://shop.example:8080/", {}, false, [443])).toMatchObject({
    failure: "blocked_address",
    durationMs: 0,
  });
  expect(await send("http://shop.example/", {}, false)).toMatchObject({
    failure: "blocked_address",
    durationMs: 0,
  });
  expect(await send("https://user:secret@shop.example/")).toMatchObject({
    failure: "blocked_address",
    durationMs: 0,
  });
});
