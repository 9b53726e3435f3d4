import { setTimeout as delay } from "node:timers/promises";
import { inngest } from "@/inngest/client";
import { createEmbeddedEngine } from "@/inngest/embedded/engine";
import { deliverWebhooks } from "@/inngest/functions/webhooks/deliver-webhooks";
import { requestDeliveriesOnEvents } from "@/inngest/functions/webhooks/request-deliveries";
import { jobEventsOf } from "@/inngest/relay/job-events";
import { startRelay } from "@/inngest/relay/relay";
import { systemContext } from "@/server/auth/authorize";
import { env } from "@/server/config/env";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { createWebhookTransport } from "@/server/integrations/webhook-http/webhook-transport";
import { chainReaders } from "@/server/modules/chains/ports";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { logger } from "@/server/observability/logger";
import { armCrashPoint, isCrashPoint } from "@/server/testing/crash-points/crash-points";
import { FakeChain } from "@/server/testing/fake-chain";

/**
 * A process that a test lets die at a point: `tsx shop-worker.ts <point>`. It finds the only invoice of its database paid
 * on the chain, settles it and sends the webhooks; the next one goes on where it stopped. Ends by itself when all is done.
 */
const [, , point = ""] = process.argv;
if (isCrashPoint(point)) armCrashPoint(point, 1);

const NETWORK = "tron-local";
const ctx = systemContext("shop-worker", "test");

// The same chain in every life.
const { address } = await db().depositAddress.findFirstOrThrow();
const invoice = await db().invoice.findFirstOrThrow();
const chain = new FakeChain(NETWORK, parseTronAddress(env().TRON_USDT_CONTRACT), invoice.createdAt);
chain.pay({ to: parseTronAddress(address), value: invoice.dueMinor });
chain.mine(30);
chainReaders.provide(new Map([[NETWORK, chain]]));
webhookTransport.provide(createWebhookTransport());

while ((await scanChain(ctx, { network: NETWORK })).behind);
await confirmDeposits(ctx, { network: NETWORK });
await settleInvoices(ctx, { invoiceIds: await listUnsettledInvoices(ctx) });

const engine = createEmbeddedEngine({
  connectionString: env().DATABASE_URL,
  client: inngest,
  functions: [...requestDeliveriesOnEvents, deliverWebhooks],
  logger,
  pollMilliseconds: 50,
});
await engine.start();
const relay = startRelay({ sink: async (events) => void (await engine.send(jobEventsOf(events))), logger });
const isDone = async (): Promise<boolean> =>
  (await db().settlement.count({ where: { status: "completed" } })) === 1 &&
  (await db().outboxEntry.count()) === 0 &&
  (await db().webhookDelivery.count({ where: { status: "succeeded" } })) === (await db().event.count());
while (!(await isDone())) await delay(20);
await relay.stop();
await engine.stop();
process.exit(0);
