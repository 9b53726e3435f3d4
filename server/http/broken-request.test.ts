import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "@/server/http/listener";

test.each([
  ["no HTTP at all", "hello\r\n\r\n", 400],
  ["two lengths", "GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n", 400],
  [
    "a length and chunks",
    "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
    400,
  ],
  ["a query of 20 kB", `GET /?q=${"a".repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 431],
])("%s is refused with a problem document", async (_, request, status) => {
  const listener = await listen(0, async (_, response) => void response.end());
  onTestFinished(() => listener.drain(AbortSignal.abort()));
  const socket = connect(listener.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(request);
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
  expect(head).toContain(`HTTP/1.1 ${status} `);
  expect(head).toContain("application/problem+json");
  expect(JSON.parse(body)).toMatchObject({ type: "about:blank", status });
});
