import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { inngest } from "@/inngest/client";
import { createEmbeddedEngine } from "@/inngest/embedded/engine";
import { deliverWebhooks } from "@/inngest/functions/webhooks/deliver-webhooks";
import { requestDeliveriesOnEvents } from "@/inngest/functions/webhooks/request-deliveries";
import { env } from "@/server/config/env";
import { instant } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import { withTransaction } from "@/server/db/transaction";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { logger } from "@/server/observability/logger";
import type { Random } from "@/server/testing/chain-fuzz/random";
import { makeMerchant } from "@/server/testing/factories";

interface RelayKillsOptions {
  readonly random: Random;
  /** Events a second. */
  readonly rate: number;
  /** How often a relay dies before the last one may finish. */
  readonly kills: number;
  /** How long a relay works before it is killed. */
  readonly lifeMilliseconds: number;
  /** Whether to wait until the leases of the dead run out, or to end them. */
  readonly waitForLeases: boolean;
}

interface RelayKillsResult {
  readonly events: number;
  /** Events that were sent to the job engine more than once. */
  readonly sentAgain: number;
  /** What is wrong, in words. */
  readonly violations: string[];
}

const TICK_MILLISECONDS = 100;
const DRAIN_MILLISECONDS = 120_000;

/** Facts come in at a steady rate while the relay that passes them on dies again and again; then judges what came of each. */
export async function runRelayKills(options: RelayKillsOptions): Promise<RelayKillsResult> {
  const { ctx } = await makeMerchant();
  await createWebhookEndpoint(ctx, { url: "https://receiver.example/", events: ["invoice.paid"] });
  const posted = new Map<string, number>();
  webhookTransport.provide({
    send: async ({ headers }) => {
      count(posted, headers["webhook-id"] ?? "");
      return { kind: "answered", status: 200, retryAfter: null, body: "", durationMs: 1 };
    },
  });
  const engine = createEmbeddedEngine({
    connectionString: env().DATABASE_URL,
    client: inngest,
    functions: [...requestDeliveriesOnEvents, deliverWebhooks],
    logger,
    pollMilliseconds: 100,
  });
  await engine.start();
  const sent = new Map<string, number>();
  let relay: ChildProcess | undefined;
  try {
    const stopAppending = keepAppending(ctx, options.rate);
    for (let kill = 1; kill <= options.kills; kill += 1) {
      // Every second one dies at the worst moment.
      const batches = kill % 2 === 0 ? options.random.between(3, 12) : 0;
      relay = startRelayProcess(sent, batches);
      await once(relay, "message");
      await endLife(relay, batches === 0 ? options.lifeMilliseconds : DRAIN_MILLISECONDS);
    }
    await stopAppending();
    relay = startRelayProcess(sent, 0);
    if (!options.waitForLeases) await db().outboxEntry.updateMany({ data: { claimedUntil: instant(0) } });
    await until(async () => (await db().outboxEntry.count()) === 0);
    const events = await db().event.count({ where: { type: "invoice.paid" } });
    const succeeded = { where: { status: "succeeded" as const } };
    await until(async () => (await db().webhookDelivery.count(succeeded)) >= events);
    await engine.idle();
  } finally {
    relay?.kill("SIGKILL");
    await engine.stop();
  }
  return judge(sent, posted);
}

function count(times: Map<string, number>, id: string): void {
  times.set(id, (times.get(id) ?? 0) + 1);
}

function startRelayProcess(sent: Map<string, number>, batches: number): ChildProcess {
  const args = ["--import", "tsx", join(import.meta.dirname, "relay-worker.ts"), String(batches)];
  const relay = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  relay.on("message", (ids: string[]) => ids.forEach((id) => count(sent, id)));
  return relay;
}

async function endLife(relay: ChildProcess, lifeMilliseconds: number): Promise<void> {
  if (relay.exitCode !== null || relay.signalCode !== null) return;
  const ended = once(relay, "exit");
  await Promise.race([ended, delay(lifeMilliseconds, undefined, { ref: false })]);
  relay.kill("SIGKILL");
  await ended;
}

/** Appends facts until the returned function is called. */
function keepAppending(ctx: Context, rate: number): () => Promise<void> {
  let appending = true;
  const startedAt = performance.now();
  const append = async (): Promise<void> => {
    for (let appended = 0; appending; await delay(TICK_MILLISECONDS)) {
      const due = Math.floor(((performance.now() - startedAt) / 1000) * rate) - appended;
      const facts = Array.from({ length: due }, () => paidInvoice(ctx));
      await withTransaction(ctx, (ctx) => appendEvents(ctx, facts));
      appended += due;
    }
  };
  const done = append();
  return async () => {
    appending = false;
    await done;
  };
}

function paidInvoice({ merchantId, mode }: Context) {
  const aggregateId = newId("invoice");
  const data = { id: aggregateId };
  return { type: "invoice.paid", aggregateType: "invoice", aggregateId, version: 1, merchantId, mode, data };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + DRAIN_MILLISECONDS;
  while (!(await condition()) && performance.now() < deadline) await delay(100);
}

/** Each event was sent to the engine, and has one delivery that was posted once. */
async function judge(
  sent: ReadonlyMap<string, number>,
  posted: ReadonlyMap<string, number>,
): Promise<RelayKillsResult> {
  const events = await db().event.findMany({ where: { type: "invoice.paid" }, select: { id: true } });
  const deliveries = Map.groupBy(await db().webhookDelivery.findMany(), ({ eventId }) => eventId);
  const violations = events.flatMap(({ id }) => {
    const states = (deliveries.get(id) ?? []).map(({ status }) => status).join();
    const isRight = sent.has(id) && states === "succeeded" && posted.get(id) === 1;
    return isRight
      ? []
      : [
          `${id} was sent ${sent.get(id) ?? 0} times, delivered as "${states}", posted ${posted.get(id) ?? 0} times`,
        ];
  });
  const waiting = await db().outboxEntry.count();
  if (waiting > 0) violations.push(`${waiting} events are still in the outbox`);
  return {
    events: events.length,
    sentAgain: [...sent.values()].filter((times) => times > 1).length,
    violations,
  };
}
