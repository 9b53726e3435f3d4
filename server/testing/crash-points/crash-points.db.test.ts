import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { instant } from "@/server/core/clock";
import { db } from "@/server/db/client";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { createWebhookEndpoint } from "@/server/modules/webhooks/create-webhook-endpoint";
import type { CrashPointName } from "@/server/testing/crash-points/crash-points";
import { makeMerchant } from "@/server/testing/factories";

/** Answers 200 and remembers how often each `webhook-id` came. */
async function startReceiver(): Promise<{ url: string; times: Map<string, number> }> {
  const times = new Map<string, number>();
  const server = createServer((request, response) => {
    request.resume().once("end", () => {
      const id = String(request.headers["webhook-id"]);
      times.set(id, (times.get(id) ?? 0) + 1);
      response.writeHead(200).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, times };
}

/** One life of a worker; how it ended. */
async function live(point?: CrashPointName): Promise<string> {
  const args = [join(import.meta.dirname, "shop-worker.ts"), ...(point === undefined ? [] : [point])];
  const worker = spawn(process.execPath, ["--import", "tsx", ...args], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  onTestFinished(() => void worker.kill("SIGKILL"));
  const [code, signal] = (await once(worker, "exit")) as [number | null, NodeJS.Signals | null];
  // As if the dead relay's lease had run out.
  await db().outboxEntry.updateMany({ data: { claimedUntil: instant(0) } });
  return signal ?? `code ${code}`;
}

/** In the order in which a payment comes to them; each life gets past the point of the one before. */
const POINTS: readonly CrashPointName[] = [
  "cursor written, not committed",
  "told, not settled",
  "committed, relay not woken",
  "events sent, not deleted",
  "webhook posted, not recorded",
  "step done, not remembered",
];

test("a process that is killed at every labelled point loses nothing and does nothing twice", async () => {
  const receiver = await startReceiver();
  const { ctx } = await makeMerchant();
  await createWebhookEndpoint(ctx, { url: receiver.url });
  const { id } = await createInvoice(ctx, { amount: "25" });
  for (const point of POINTS) expect(`${point}: ${await live(point)}`).toBe(`${point}: SIGKILL`);
  expect(await live()).toBe("code 0");

  expect(await db().payment.findMany()).toMatchObject([{ invoiceId: id, status: "confirmed", late: false }]);
  expect(await db().settlement.findMany()).toMatchObject([
    { status: "completed", grossMinor: 25_000_000n, feeMinor: 250_000n, netMinor: 24_750_000n },
  ]);
  const purposes = (await db().ledgerTransfer.findMany()).map(({ purpose }) => purpose);
  expect(purposes.toSorted()).toEqual(["payment.confirmed", "settlement.completed"]);
  const events = await db().event.findMany();
  expect(events.filter(({ type }) => type === "invoice.paid")).toHaveLength(1);
  const told = await db().webhookDelivery.findMany({ where: { status: "succeeded" } });
  expect(told.map(({ eventId }) => eventId).toSorted()).toEqual(events.map((event) => event.id).toSorted());
  // What was posted and not recorded is posted again, under the same id.
  expect([...receiver.times.keys()].toSorted()).toEqual(events.map((event) => event.id).toSorted());
  expect(Math.max(...receiver.times.values())).toBeGreaterThan(1);
  expect((await checkInvariants(systemContext("test", "test"))).filter(({ ok }) => !ok)).toEqual([]);
}, 240_000);
