import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "@/server/http/listener";

async function start(): Promise<number> {
  const listener = await listen(0, async (request, response) => {
    response.end(`${request.method}: ${await text(request)}`);
  });
  onTestFinished(() => listener.drain(AbortSignal.abort()));
  return listener.port;
}

/** What comes back on a connection until the server ends it. */
async function exchange(port: number, sent: string): Promise<{ head: string; body: string }> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(sent);
  const [head = "", ...rest] = (await text(socket)).split("\r\n\r\n");
  return { head, body: rest.join("\r\n\r\n") };
}

const EXPECTING = "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\nexpect: ";

test.each([
  ["no HTTP at all", "hello\r\n\r\n", 400],
  ["two lengths", "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400],
  [
    "a length and chunks",
    "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
    400,
  ],
  ["a query of 20 kB", `GET /?q=${"a".repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 431],
  ["a request to no host", "GET / HTTP/1.1\r\n\r\n", 400],
  ["a request to two hosts", "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n", 400],
  ["a body to no host", "POST / HTTP/1.1\r\nexpect: 100-continue\r\ncontent-length: 5\r\n\r\n", 400],
  ["an expectation of anything else", `${EXPECTING}a-miracle\r\n\r\n`, 417],
  ["an expectation of more", `${EXPECTING}100-continue, a-miracle\r\n\r\n`, 417],
  ["an expectation with its body", `${EXPECTING}a-miracle\r\n\r\nhello`, 417],
])("%s is refused with a problem document", async (_, request, status) => {
  const { head, body } = await exchange(await start(), request);
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(head).toContain("application/problem+json");
  expect(JSON.parse(body)).toMatchObject({ type: "about:blank", status });
});

test.each(["100-continue", "100-Continue"])("a body is asked for that waits for %s", async (expectation) => {
  const waiting = request({
    port: await start(),
    host: "127.0.0.1",
    method: "POST",
    headers: { expect: expectation, "content-length": 5 },
  });
  waiting.flushHeaders();
  await once(waiting, "continue");
  waiting.end("hello");
  const [response] = await once(waiting, "response");
  expect(response.statusCode).toBe(200);
  expect(await text(response)).toBe("POST: hello");
});

test.each([
  ["needs no host", "GET / HTTP/1.0\r\n\r\n"],
  ["has nothing to expect", "GET / HTTP/1.0\r\nexpect: a-miracle\r\n\r\n"],
])("a request of HTTP/1.0 %s", async (_, sent) => {
  const { head, body } = await exchange(await start(), sent);
  expect(head).toContain("HTTP/1.1 200 ");
  expect(body).toBe("GET: ");
});

test("HEAD is refused without a body", async () => {
  const { head, body } = await exchange(await start(), "HEAD / HTTP/1.1\r\n\r\n");
  expect(head).toContain("HTTP/1.1 400 ");
  expect(body).toBe("");
});
