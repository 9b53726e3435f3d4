import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, type TestContext, test, vi } from "vitest";
import { SNIPPETS } from "@/components/docs/read-snippet";
import { addSeconds, systemClock } from "@/server/core/clock";
import { findFreePort } from "@/server/scripts/ports";
import { readSettings } from "@/server/scripts/settings";
import { formatSecret, webhookHeaders } from "@/server/modules/webhooks/rules";

/** Longer than a compiler needs on a busy machine. */
const PATIENCE = 120_000;
const SECRET = formatSecret(Buffer.alloc(32, "receiver"));
const OLD_SECRET = formatSecret(Buffer.alloc(32, "before"));
const BODY = JSON.stringify({
  type: "invoice.paid",
  timestamp: "2026-01-31T12:00:00.000Z",
  data: { object: { id: "inv_1", object: "invoice", description: "Kaffee für zwei – 9,99 €" }, version: 3 },
});

interface Receiver {
  readonly file: string;
  readonly program: string;
  readonly args: (file: string, port: number) => readonly string[];
}

const RECEIVERS: readonly Receiver[] = [
  { file: "webhooks/receiver.mjs", program: process.execPath, args: (file) => [file] },
  { file: "webhooks/receiver-library.mjs", program: process.execPath, args: (file) => [file] },
  {
    file: "client/receiver.ts",
    program: process.execPath,
    args: (file) => ["--import", "tsx", file],
  },
  { file: "webhooks/receiver.py", program: "python3", args: (file) => [file] },
  { file: "webhooks/receiver.go", program: "go", args: (file) => ["run", file] },
  { file: "webhooks/receiver.php", program: "php", args: (file, port) => ["-S", `127.0.0.1:${port}`, file] },
];

/** Starts a program of the documentation. Where its language is missing the test is not run, and is counted so. */
async function start(receiver: Receiver, context: TestContext): Promise<string> {
  const { program, args } = receiver;
  const version = program === "go" ? "version" : "--version";
  if (spawnSync(program, [version]).status !== 0) return context.skip(`there is no ${program} here`);
  const port = await findFreePort();
  const child = spawn(program, args(join(SNIPPETS, receiver.file), port), {
    env: { ...readSettings().inherited, WEBHOOK_SECRET: SECRET, PORT: String(port) },
    stdio: "ignore",
    // A group of its own: `go run` starts the program that it has built.
    detached: true,
  });
  context.onTestFinished(() => stop(child));
  const url = `http://127.0.0.1:${port}/`;
  await vi.waitFor(() => fetch(url, { method: "POST" }), { timeout: PATIENCE, interval: 100 });
  return url;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  process.kill(-child.pid, "SIGKILL");
  await once(child, "exit");
}

/** A delivery as the product sends it. */
function deliver(over: { secrets?: string[]; secondsAgo?: number } = {}) {
  const { secrets = [SECRET], secondsAgo = 0 } = over;
  const now = addSeconds(systemClock.now(), -secondsAgo);
  return webhookHeaders({ id: "evt_1", type: "invoice.paid", body: BODY, secrets, now });
}

describe.each(RECEIVERS)("the receiver $file", (receiver) => {
  test(
    "takes what we signed and nothing else",
    async (context) => {
      const url = await start(receiver, context);
      const post = async (headers: Record<string, string>, body = BODY) =>
        (await fetch(url, { method: "POST", headers, body })).status;
      expect(await post(deliver())).toBe(204);
      expect(await post(deliver({ secondsAgo: 240 }))).toBe(204);
      expect(await post(deliver({ secrets: [SECRET, OLD_SECRET] })), "new secret, rotating").toBe(204);
      expect(await post(deliver({ secrets: [OLD_SECRET, SECRET] })), "old secret, rotating").toBe(204);
      expect(await post(deliver({ secrets: [OLD_SECRET] })), "another secret").toBe(400);
      expect(await post(deliver(), BODY.replace("inv_1", "inv_2")), "changed body").toBe(400);
      expect(await post({ ...deliver(), "webhook-id": "evt_2" }), "changed id").toBe(400);
      expect(await post(deliver({ secondsAgo: 360 })), "too old").toBe(400);
      expect(await post(deliver({ secondsAgo: -360 })), "from the future").toBe(400);
      expect(await post({ ...deliver(), "webhook-timestamp": "soon" }), "no time").toBe(400);
      expect(await post({ ...deliver(), "webhook-signature": "v1," }), "no signature").toBe(400);
      expect(await post({ "content-type": "application/json" }), "no headers").toBe(400);
    },
    PATIENCE,
  );
});
