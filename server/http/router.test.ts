import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { Hono } from "hono";
import { afterAll, expect, test } from "vitest";
import { listen } from "@/server/http/listener";
import { routeRequests } from "@/server/http/router";

const health = new Hono().all("*", async (c) => c.text(`health${await c.req.text()}`));
const listener = await listen(
  0,
  routeRequests({
    health,
    pages: async (_, response) => {
      response.end("pages");
    },
  }),
);
const base = `http://127.0.0.1:${listener.port}`;
afterAll(() => listener.drain(AbortSignal.abort()));

test.each([
  ["/api/v1/openapi.json", '{"openapi":"3.1.0"'],
  ["/api/v1", '{"type":"http://localhost:3000/docs/errors#not_found"'],
  ["/api/v1?x=1", '{"type":"http://localhost:3000/docs/errors#not_found"'],
  ["/api/health/ready", "health"],
  ["/api/v10/invoices", "pages"],
  ["/api/trpc/x", "pages"],
  ["/", "pages"],
])("%s goes to its door", async (path, beginning) => {
  const response = await fetch(base + path);
  expect((await response.text()).slice(0, beginning.length)).toBe(beginning);
});

test("a body that waits to be asked for reaches its door", async () => {
  const headers = { expect: "100-continue", "content-length": 5 };
  const waiting = request(`${base}/api/health/ready`, { method: "POST", headers });
  waiting.flushHeaders();
  await once(waiting, "continue");
  waiting.end("hello");
  const [response] = await once(waiting, "response");
  expect(await text(response)).toBe("healthhello");
});

/** What comes back to a request as it stands on the wire. */
async function exchange(sent: string): Promise<string> {
  const socket = connect(listener.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(sent);
  return text(socket);
}

test.each(["", "a b", "a/b", "[", "a:99999"])(
  "the host %j is refused with a problem document",
  async (host) => {
    const answer = await exchange(`GET /api/v1/invoices HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    expect(answer).toContain("HTTP/1.1 400 ");
    expect(answer).toContain("application/problem+json");
    expect(answer).toContain('"status":400');
  },
);

test("a health check of HTTP/1.0 needs no host", async () => {
  expect(await exchange("GET /api/health/ready HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 200 [\s\S]*health$/);
});
