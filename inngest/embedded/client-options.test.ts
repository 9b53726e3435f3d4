import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { expect, test } from "vitest";
import { embeddedClientOptions } from "@/inngest/embedded/client-options";

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const client = new Inngest({ id: "app", logger: silent, ...embeddedClientOptions() });

test("a route that serves the functions over HTTP runs nothing for a stranger", async () => {
  let runs = 0;
  const fn = client.createFunction({ id: "fn", triggers: [{ event: "go" }] }, () => {
    runs += 1;
  });
  const route = serve({ client, functions: [fn] });
  const body = JSON.stringify({
    event: { name: "go", data: {} },
    events: [],
    steps: {},
    ctx: { run_id: "r", attempt: 0 },
  });
  for (const signature of [undefined, `t=${Math.round(performance.timeOrigin / 1000)}&s=${"0".repeat(64)}`]) {
    const headers = { host: "localhost", ...(signature ? { "x-inngest-signature": signature } : {}) };
    const response = await route(
      new Request("http://localhost/api/inngest?fnId=app-fn&stepId=step", { method: "POST", headers, body }),
    );
    expect(response.status).toBe(401);
  }
  expect(runs).toBe(0);
});

test("sending without a running engine fails and says why", async () => {
  await expect(client.send({ name: "go", data: {} })).rejects.toThrow("not running in this process");
});
