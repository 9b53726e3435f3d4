import { Inngest } from "inngest";
import { Client } from "pg";
import { embeddedClientOptions } from "@/inngest/embedded/client-options";
import { createEmbeddedEngine } from "@/inngest/embedded/engine";

/**
 * A process that a test kills in the middle of a run: `tsx crash-worker.ts <database url>`. Every execution of a step body
 * leaves a row in `marks`; the second step never returns here.
 */
const [, , connectionString = ""] = process.argv;
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
const marks = new Client({ connectionString });
await marks.connect();
const client = new Inngest({ id: "test", logger: silent, ...embeddedClientOptions() });
const mark = async (body: string): Promise<void> =>
  void (await marks.query("INSERT INTO marks (body) VALUES ($1)", [body]));
const fn = client.createFunction(
  { id: "crash", triggers: [{ event: "go" }], concurrency: 1 },
  async ({ step }) => {
    await step.run("first", () => mark("first"));
    await step.run("second", async () => {
      await mark("second, never finished");
      await new Promise(() => undefined);
    });
  },
);
const engine = createEmbeddedEngine({
  connectionString,
  client,
  functions: [fn],
  logger: silent,
  pollMilliseconds: 50,
});
await engine.start();
await engine.send([{ id: "go-1", name: "go", data: {} }]);
