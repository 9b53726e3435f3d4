import { chainScanRequested } from "@/inngest/events";
import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import type { TronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import { logger } from "@/server/observability/logger";
import { percentile } from "@/server/scripts/bench/figures";
import { randomAddress } from "@/server/scripts/bench/tasks/random-address";
import { DUE, seedInvoices } from "@/server/scripts/bench/tasks/seed-invoices";
import { startEngine, until, wireFakeChain } from "@/server/scripts/bench/tasks/start-engine";
import type { FakeChain } from "@/server/testing/fake-chain";

export interface RunPipelineInput {
  readonly receiverUrl: string;
  /** Payments that are mined at once, to see how fast they come out. */
  readonly backlog: number;
  /** Payments in each of the blocks that follow every three seconds, as on the chain. */
  readonly perBlock: number;
  readonly blocks: number;
}

export interface PipelineResult {
  /** Payments per second of the backlog, from its blocks to the last webhook that was answered. */
  readonly backlogRate: number;
  /** The same of the paced blocks, from the first of them. */
  readonly pacedRate: number;
  /** Seconds, of the paced blocks. */
  readonly confirmedToSettled: number;
  readonly confirmedToAnswered: number;
}

const WARM_UP = 50;
const BLOCK_MILLISECONDS = 3_000;
const FINALITY_BLOCKS = 19;

interface Journey {
  readonly confirmedAt: Date;
  readonly settledAt: Date;
  readonly answeredAt: Date;
}

/** A merchant with one endpoint that listens to `invoice.paid`, and an open invoice for each address. */
async function openShop(receiverUrl: string, count: number) {
  const addresses = Array.from({ length: count }, randomAddress);
  const { id, ctx } = await seedInvoices(addresses);
  await createWebhookEndpoint(ctx, { url: receiverUrl, events: ["invoice.paid"] });
  const where = { status: "succeeded", merchantId: id } as const;
  return {
    addresses,
    answered: () =>
      until(
        `${count} webhooks were answered`,
        async () => (await db().webhookDelivery.count({ where })) === count,
      ),
    journeys: () => db().$queryRaw<Journey[]>`
      SELECT p.confirmed_at AS "confirmedAt", s.completed_at AS "settledAt",
        a.started_at + a.duration_ms * interval '1 millisecond' AS "answeredAt"
      FROM payments p JOIN settlements s ON s.invoice_id = p.invoice_id
      JOIN events e ON e.aggregate_id = p.invoice_id AND e.type = 'invoice.paid'
      JOIN webhook_deliveries d ON d.event_id = e.id AND d.status = 'succeeded'
      JOIN webhook_attempts a ON a.delivery_id = d.id AND a.number = d.attempt_count
      WHERE p.merchant_id = ${id}`,
  };
}

function mine(chain: FakeChain, addresses: readonly TronAddress[]): void {
  chain.mine(
    1,
    addresses.map((to) => ({ txId: newId("request").slice(4), transfers: [{ to, value: DUE }] })),
  );
}

const rateSince = (startedAt: number, journeys: readonly Journey[]): number => {
  const last = Math.max(...journeys.map(({ answeredAt }) => answeredAt.getTime()));
  return journeys.length / ((last - startedAt) / 1000);
};

/** Pays a shop's invoices all at once and makes them final with the blocks that follow. */
async function payBacklog(chain: FakeChain, { receiverUrl, perBlock }: RunPipelineInput, count: number) {
  const shop = await openShop(receiverUrl, count);
  const startedAt = systemClock.now().getTime();
  for (let start = 0; start < count; start += perBlock)
    mine(chain, shop.addresses.slice(start, start + perBlock));
  chain.mine(FINALITY_BLOCKS);
  await shop.answered();
  return rateSince(startedAt, await shop.journeys());
}

/** Pays a shop's invoices block by block at the chain's pace. */
async function payPaced(chain: FakeChain, { receiverUrl, perBlock, blocks }: RunPipelineInput) {
  const shop = await openShop(receiverUrl, perBlock * blocks);
  const startedAt = systemClock.now().getTime();
  for (let block = 0; block < blocks; block += 1) {
    const due = startedAt + block * BLOCK_MILLISECONDS - systemClock.now().getTime();
    await new Promise((resolve) => setTimeout(resolve, due));
    mine(chain, shop.addresses.slice(block * perBlock, (block + 1) * perBlock));
  }
  await shop.answered();
  const journeys = await shop.journeys();
  const p95 = (end: "settledAt" | "answeredAt"): number =>
    percentile(
      journeys.map((journey) => (journey[end].getTime() - journey.confirmedAt.getTime()) / 1000),
      0.95,
    );
  return {
    pacedRate: rateSince(startedAt, journeys),
    confirmedToSettled: p95("settledAt"),
    confirmedToAnswered: p95("answeredAt"),
  };
}

/** Transfers of a chain in memory through the real jobs, on the embedded engine and the relay, to an answered webhook. */
export async function runPipelineTask(input: RunPipelineInput): Promise<PipelineResult> {
  const chain = wireFakeChain();
  const engine = await startEngine();
  const relay = startRelay({ logger, sink: async (events) => void (await engine.send(jobEventsOf(events))) });
  await engine.send([{ name: chainScanRequested.name, data: {} }]);
  await payBacklog(chain, input, WARM_UP);
  const backlogRate = await payBacklog(chain, input, input.backlog);
  await until(
    "the backlog is final",
    async () => (await db().payment.count({ where: { finalAt: null } })) === 0,
  );
  const paced = await payPaced(chain, input);
  await relay.stop();
  await engine.stop();
  return { backlogRate, ...paced };
}
