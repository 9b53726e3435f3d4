import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { drain, listen } from "@/server/http/listener";
import type { Handler } from "@/server/http/router";

async function start(handler: Handler) {
  const server = await listen(0, handler);
  onTestFinished(() => server.closeAllConnections());
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

test("a request under way is answered before the server ends, and none after it", async () => {
  let finish = (): void => undefined;
  let arrived = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const { server, url } = await start(async (_, response) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
      arrived();
    });
    response.end("done");
  });
  const answer = fetch(url).then((response) => response.text());
  await hasArrived;
  const drained = drain(server, AbortSignal.timeout(5_000));
  finish();
  expect(await answer).toBe("done");
  await drained;
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test("a request that never ends is cut off when time is up", async () => {
  let arrived = (): void => undefined;
  const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
  const { server, url } = await start(() => {
    arrived();
    return new Promise<void>(() => undefined);
  });
  const cut = new Promise((resolve) => get(url).once("error", resolve));
  await hasArrived;
  await drain(server, AbortSignal.timeout(100));
  expect(await cut).toMatchObject({ code: "ECONNRESET" });
});

test("a handler that fails is a 500 and not the end of the process", async () => {
  const { url } = await start(() => Promise.reject(new Error("defect")));
  expect((await fetch(url)).status).toBe(500);
});
