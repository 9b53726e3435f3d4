import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { formatAmount, money } from "@/server/core/money";
import { parseTronAddress } from "@/server/core/tron-address";
import type { Installation } from "@/server/scripts/faults/stage/installation";
import { Random } from "@/server/testing/chain-fuzz/random";

const invoiceSchema = z.object({ id: z.string(), payable: z.object({ address: z.string() }) });

/** An invoice that the server has acknowledged, and the transfers that pay it. */
interface Sale {
  readonly key: string;
  readonly invoiceId: string;
  readonly amount: bigint;
  readonly transfers: ReadonlyMap<string, bigint>;
}

/** What happened on the outside; the server's books are judged by it. */
export interface Sales {
  /** Acknowledged and paid in full. */
  readonly made: Sale[];
  /** Creations that got no answer and were repeated with the same key. */
  repeated: number;
  /** Answers that no shop should ever see: neither success nor a reason to try again. */
  readonly refusals: string[];
}

interface Load {
  readonly installation: Installation;
  readonly sales: Sales;
  readonly seed: number;
  readonly customers: number;
  /** Longest pause of a customer between two purchases. */
  readonly pauseMilliseconds: number;
}

const EXPIRY_SECONDS = 30 * 24 * 60 * 60;
/** Accounts of the local chain that have money. */
const PAYERS = 9;
const RETRY_MILLISECONDS = 100;
const ANSWER_MILLISECONDS = 10_000;

/** Customers buy one thing after the other while `fault` happens; resolves when each has paid for the last one. */
export async function buyDuring(
  { installation, sales, seed, customers, pauseMilliseconds }: Load,
  fault: () => Promise<void>,
): Promise<void> {
  let isOver = false;
  const buy = async (customer: number): Promise<void> => {
    const random = new Random(seed + customer);
    for (let purchase = 0; !isOver; purchase += 1) {
      const key = `fault-${seed}-${customer}-${purchase}`;
      const amount = BigInt(random.between(2, 5_000)) * 10_000n;
      const invoice = await createUntilAcknowledged(installation, sales, key, amount);
      if (!invoice) continue;
      const parts = random.chance(0.2) ? [amount / 2n, amount - amount / 2n] : [amount];
      const to = parseTronAddress(invoice.payable.address, "address");
      const transfers = new Map<string, bigint>();
      for (const part of parts) {
        const { txId } = await installation.chain.pay({ to, amount: part, from: customer % PAYERS });
        transfers.set(txId, part);
      }
      sales.made.push({ key, invoiceId: invoice.id, amount, transfers });
      await delay(random.between(0, pauseMilliseconds));
    }
  };
  const fatal = fault().finally(() => (isOver = true));
  await Promise.all([fatal, ...Array.from({ length: customers }, (_, customer) => buy(customer))]);
}

/** As the API's documentation asks of a shop: no answer, 429 and 5xx are repeated with the same idempotency key. */
async function createUntilAcknowledged(
  { baseUrl, demo }: Installation,
  sales: Sales,
  key: string,
  amount: bigint,
) {
  for (;;) {
    const response = await fetch(`${baseUrl}/api/v1/invoices`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${demo.secretKey}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify({
        amount: formatAmount(money(amount, "USDT")),
        currency: "USDT",
        expires_in_seconds: EXPIRY_SECONDS,
        metadata: { fault: key },
      }),
      signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    }).catch(() => undefined);
    const body: unknown = await response?.json().catch(() => undefined);
    if (response?.ok && body !== undefined) return invoiceSchema.parse(body);
    if (response && body !== undefined && response.status < 500 && ![409, 429].includes(response.status)) {
      sales.refusals.push(`${response.status} ${JSON.stringify(body)}`);
      return undefined;
    }
    sales.repeated += 1;
    await delay(RETRY_MILLISECONDS);
  }
}

/** Makes blocks faster than the chain does by itself until the returned function is called. */
export function keepMining({ chain }: Installation, everyMilliseconds: number): () => Promise<void> {
  let mining = true;
  const mine = async (): Promise<void> => {
    while (mining) {
      await chain.mine(1);
      await delay(everyMilliseconds);
    }
  };
  const done = mine();
  // Told to whoever stops it; until then a chain that is gone must not end this process before it has cleaned up.
  done.catch(() => undefined);
  return async () => {
    mining = false;
    await done;
  };
}
