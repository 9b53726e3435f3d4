import { setTimeout as delay } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import { addSeconds, systemClock } from "@/server/core/clock";
import { parseTronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { env } from "@/server/config/env";
import { listen } from "@/server/http/listener";
import { createWebhookTransport } from "@/server/integrations/webhook-http/webhook-transport";
import { chainReaders } from "@/server/modules/chains/ports";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { expireInvoices } from "@/server/modules/invoices/expire-invoices";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { testChain } from "@/server/modules/test-helpers/ports";
import { attemptWebhookDelivery } from "@/server/modules/webhooks/attempt-webhook-delivery";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { requestDeliveries } from "@/server/modules/webhooks/request-deliveries";
import { createRestApp } from "@/server/rest/app";
import { makeSystem } from "@/server/testing/factories";
import { FakeChain, type FakeTransaction } from "@/server/testing/fake-chain";

const NETWORK = "tron-local";
const network = { network: NETWORK };
const FAKE_TOKEN = parseTronAddress("TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH");
const TICK_MILLISECONDS = 50;

export interface DocumentedServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The API on a free port, with a chain in memory, and the jobs in a loop: what a reader of the documentation talks to. */
export async function startDocumentedServer(): Promise<DocumentedServer> {
  const chain = makeChain();
  const system = makeSystem();
  webhookTransport.provide(createWebhookTransport());
  const answer = getRequestListener(createRestApp().fetch);
  const listener = await listen(0, async (request, response) => answer(request, response));
  let running = true;
  const jobs = (async () => {
    while (running) {
      chain.mineWaiting();
      await runJobs(system);
      await delay(TICK_MILLISECONDS);
    }
  })();
  return {
    url: `http://127.0.0.1:${listener.port}`,
    stop: async () => {
      running = false;
      try {
        await jobs;
      } finally {
        await listener.drain(AbortSignal.abort());
      }
    },
  };
}

/** A chain that takes what the test helpers hand it. */
function makeChain(): { mineWaiting(): void } {
  const token = parseTronAddress(env().TRON_USDT_CONTRACT);
  const chain = new FakeChain(NETWORK, token, addSeconds(systemClock.now(), -60));
  const waiting: FakeTransaction[] = [];
  const mineWaiting = () => chain.mine(1, waiting.splice(0));
  let paid = 0;
  let ahead = 0;
  chainReaders.provide(new Map([[NETWORK, chain]]));
  testChain.provide({
    pay: async ({ to, amount, token: kind, fail }) => {
      paid += 1;
      const txId = paid.toString(16).padStart(64, "0");
      const transfer = { to, value: amount, ...(kind === "fake" ? { token: FAKE_TOKEN } : {}) };
      waiting.push({ txId, transfers: [transfer], succeeded: fail !== true });
      return { txId };
    },
    mine: async (blocks) => {
      mineWaiting();
      chain.mine(blocks - 1);
      return { head: chain.headNumber };
    },
    setClock: async (aheadSeconds) => {
      mineWaiting();
      chain.standStill(aheadSeconds - ahead);
      ahead = aheadSeconds;
      chain.mine(19);
      return { head: chain.headNumber, aheadSeconds };
    },
    reorg: async ({ depth = 1 }) => {
      chain.reorganise(depth);
      return { head: chain.headNumber };
    },
    interrupt: async () => {},
  });
  return { mineWaiting };
}

/** Everything that the jobs do with what there is. */
async function runJobs(system: ReturnType<typeof makeSystem>): Promise<void> {
  while ((await scanChain(system, network)).behind);
  await confirmDeposits(system, network);
  while ((await scanFinal(system, network)).behind);
  await finaliseDeposits(system, network);
  await expireInvoices(system, network);
  await settleInvoices(system, { invoiceIds: await listUnsettledInvoices(system) });
  const entries = await db().outboxEntry.findMany();
  const orders = await requestDeliveries(system, { eventIds: entries.map(({ eventId }) => eventId) });
  await db().outboxEntry.deleteMany({ where: { eventId: { in: entries.map(({ eventId }) => eventId) } } });
  for (const order of orders) await attemptWebhookDelivery(system, { ...order, number: order.first_attempt });
}
