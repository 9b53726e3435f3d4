import { systemClock } from "@/server/core/clock";
import { type IdKind, newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { createStaticRates } from "@/server/integrations/static-rates/static-rates";
import { NETWORK, makeWatchedChain } from "@/server/modules/deposits/testing/watched-chain";
import { transactionInspectors } from "@/server/modules/diagnosis/ports";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { listPayments } from "@/server/modules/payments/list-payments";
import { rateSource } from "@/server/modules/rates/ports";
import { listSettlements } from "@/server/modules/settlements/list-settlements";
import { testChain } from "@/server/modules/test-helpers/ports";
import {
  pay,
  payCancelled,
  type Watched,
  watch,
} from "@/server/modules/unmatched-deposits/testing/unmatched-money";
import { requestRecorder } from "@/server/rest/request-recorder";
import { type ApiClient, createClient } from "@/server/rest/testing/client";

const PATIENCE_MILLISECONDS = 20_000;

/** A merchant with at least one object of every kind that a route takes, and a key that may do everything. */
export interface World {
  readonly owner: ApiClient;
  readonly ids: ReadonlyMap<IdKind, readonly string[]>;
}

/** Makes a world of its own, on a chain of its own that answers everything. */
export async function makeWorld(): Promise<World> {
  const { merchant, ...watched } = await makeWatchedChain();
  answerWith(watched);
  const money = await makeMoney(watched, merchant);
  const owner = await createClient({ owner: asOwner(merchant) });
  const create = async (path: string, body?: object): Promise<string> =>
    (await owner.request("POST", path, { body })).body.id;
  const invoice = await create("/invoices", { amount: "5", metadata: { cart: "c_42" } });
  const customer = await create("/customers", { email: "ada@example.com", name: "Ada" });
  const paymentLink = await create("/payment_links", { amount: "5" });
  const endpoints: string[] = [];
  const deliveries: string[] = [];
  for (const path of ["/a", "/b", "/c"]) {
    const endpoint = await create("/webhook_endpoints", { url: `http://127.0.0.1:9${path}` });
    endpoints.push(endpoint);
    deliveries.push(await create(`/webhook_endpoints/${endpoint}/test`));
  }
  const event = await firstId(owner, "/events");
  await requestRecorder().flush();
  return {
    owner,
    ids: new Map<IdKind, readonly string[]>([
      ...money,
      // A paid one first: it is a receipt as well.
      ["invoice", [...(money.get("invoice") ?? []), invoice]],
      ["customer", [customer]],
      ["paymentLink", [paymentLink]],
      ["webhookEndpoint", endpoints],
      ["webhookDelivery", deliveries],
      ["event", [event]],
      ["requestLog", [await firstId(owner, "/request_logs")]],
    ]),
  };
}

function answerWith({ chain }: Watched): void {
  transactionInspectors.provide(new Map([[NETWORK, chain]]));
  rateSource.provide(createStaticRates({ EUR: "1.0832" }, systemClock.now()));
  const head = async () => ({ head: 1 });
  testChain.provide({
    pay: async () => ({ txId: "ab".repeat(32) }),
    mine: head,
    reorg: head,
    interrupt: async () => undefined,
    setClock: async (aheadSeconds) => ({ head: 1, aheadSeconds }),
  });
}

/** What comes to be by money on a chain alone: a settled invoice, one with a surplus, one with too little, and money without an invoice. */
async function makeMoney(watched: Watched, merchant: Context): Promise<Map<IdKind, string[]>> {
  await watch(watched);
  const invoices: string[] = [];
  for (const usdt of [5n, 7n, 3n]) {
    const invoice = await createInvoice(merchant, { amount: "5" });
    await pay(watched, invoice, usdt);
    invoices.push(invoice.id);
  }
  await settleInvoices(watched.system, { invoiceIds: invoices });
  await watch(watched);
  const { deposit } = await payCancelled(watched, merchant);
  const idsOf = ({ data }: { data: readonly { id: string }[] }) => data.map(({ id }) => id);
  return new Map<IdKind, string[]>([
    ["invoice", invoices],
    ["payment", [deposit.id, ...idsOf(await listPayments(merchant, {}))]],
    ["settlement", idsOf(await listSettlements(merchant, {}))],
  ]);
}

function asOwner(merchant: Context): Context {
  const actor = {
    type: "user",
    userId: newId("user"),
    memberId: newId("member"),
    role: "owner",
    email: "owner@example.com",
  } as const;
  return { ...merchant, actor, clock: systemClock };
}

/** The feed shows an event once no older transaction of the whole server is under way, so it can take a moment. */
async function firstId(owner: ApiClient, path: string): Promise<string> {
  const until = performance.now() + PATIENCE_MILLISECONDS;
  let answer: Awaited<ReturnType<ApiClient["request"]>>;
  do {
    answer = await owner.request("GET", path);
    const id = answer.body.data?.[0]?.id;
    if (id !== undefined) return id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (performance.now() < until);
  throw new Error(`${path} stays empty: ${answer.status} ${JSON.stringify(answer.body)}`);
}
