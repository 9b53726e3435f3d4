import { get } from "node:http";
import { connect, createServer } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "@/server/http/listener";
import type { Handler } from "@/server/http/router";

async function start(handler: Handler) {
  const listener = await listen(0, handler);
  onTestFinished(() => listener.drain(AbortSignal.abort()));
  return { listener, url: `http://127.0.0.1:${listener.port}/` };
}

test("a request under way is answered before the server ends, and none after it", async () => {
  let finish = (): void => undefined;
  let arrived = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const { listener, url } = await start(async (_, response) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
      arrived();
    });
    response.end("done");
  });
  const answer = fetch(url).then((response) => response.text());
  await hasArrived;
  const drained = listener.drain(AbortSignal.timeout(5_000));
  finish();
  expect(await answer).toBe("done");
  await drained;
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test("a request that never ends is cut off when time is up", async () => {
  let arrived = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const { listener, url } = await start(() => {
    arrived();
    return new Promise<void>(() => undefined);
  });
  const cut = new Promise((resolve) => get(url).once("error", resolve));
  await hasArrived;
  await listener.drain(AbortSignal.timeout(100));
  expect(await cut).toMatchObject({ code: "ECONNRESET" });
});

test("a handler that fails is a 500 and not the end of the process", async () => {
  const { url } = await start(() => Promise.reject(new Error("defect")));
  expect((await fetch(url)).status).toBe(500);
});

test("a port that another listener has is refused, and stays his", async () => {
  const { listener, url } = await start(async (_, response) => void response.end("first"));
  await expect(listen(listener.port, async (_, response) => void response.end("second"))).rejects.toThrow(
    "EADDRINUSE",
  );
  const answers = Array.from({ length: 64 }, () => fetch(url).then((response) => response.text()));
  expect(new Set(await Promise.all(answers))).toEqual(new Set(["first"]));
});

test("a port that anybody else has is refused", async () => {
  const other = createServer().listen(0);
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  await expect(listen(port, async () => undefined)).rejects.toThrow("EADDRINUSE");
});

test("a port is free again after the end", async () => {
  const first = await listen(0, async () => undefined);
  await first.drain(AbortSignal.abort());
  const second = await listen(first.port, async () => undefined);
  onTestFinished(() => second.drain(AbortSignal.abort()));
  expect(second.port).toBe(first.port);
});

test.runIf(process.platform === "linux")(
  "connections that wait are taken several in a turn of the loop",
  async () => {
    const connections = 128;
    let arrived = 0;
    const { listener } = await start(async (_, response) => {
      arrived += 1;
      response.end();
    });
    for (let made = 0; made < connections; made += 1) {
      const socket = connect(listener.port, "127.0.0.1", () =>
        socket.write("GET / HTTP/1.1\r\nhost: daric\r\n\r\n"),
      );
      onTestFinished(() => void socket.destroy());
    }
    let turns = 0;
    for (; arrived < connections; turns += 1) await nextTurn();
    expect(turns).toBeLessThan(connections / 2);
  },
);
