import { parseAmount } from "@/server/core/money";
import { instant } from "@/server/core/clock";
import { parseTronAddress } from "@/server/core/tron-address";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import type { Amount, Step, TransferPlan } from "@/server/testing/chain-fuzz/history";
import { Random } from "@/server/testing/chain-fuzz/random";
import { repeatBlocks } from "@/server/testing/chain-fuzz/repeat-blocks";
import { runJobs } from "@/server/testing/chain-fuzz/run-jobs";
import {
  digest,
  type SimulatedLog,
  type SimulatedTransaction,
} from "@/server/testing/chain-fuzz/simulated-chain";
import { around, STRANGER, type World, type WorldInvoice } from "@/server/testing/chain-fuzz/world";

type StepOf<D extends Step["do"]> = Extract<Step, { do: D }>;

/** Lets one thing happen. `index` makes what the step creates unlike that of any other step. */
export async function runStep(world: World, step: Step, index: number): Promise<void> {
  switch (step.do) {
    case "ask":
      return ask(world, step);
    case "pay":
      return pay(world, step, index);
    case "mine":
      return world.chain.mine(step.count, [], step.gapSeconds);
    case "reorganise":
      return world.chain.reorganise(step.depth, step.seed);
    case "remine":
      return world.chain.remine(step.seed);
    case "solidify":
      return world.chain.solidify();
    case "weather":
      return world.reader.turn(step.weather);
    case "jobs":
      return runJobs(world, step.jobs);
    case "repeat":
      return repeatBlocks(world, step.blocks);
  }
}

async function ask(
  world: World,
  { merchant: index, amount, expiresInSeconds }: StepOf<"ask">,
): Promise<void> {
  const merchant = around(world.merchants, index);
  if (!merchant) return;
  const invoice = await createInvoice(merchant.ctx, { amount, expires_in_seconds: expiresInSeconds });
  const due = parseAmount(amount, "USDT").minor;
  world.invoices.push({
    id: invoice.id,
    merchant,
    address: parseTronAddress(invoice.payable.address),
    due,
    tolerance: wholeCents((due * BigInt(merchant.toleranceBasisPoints)) / 10_000n),
    expiresAt: instant(invoice.expires_at),
    cancelled: false,
  });
}

const CENT = 10_000n;

/** Tolerances are rounded down to the cent. */
function wholeCents(minor: bigint): bigint {
  return (minor / CENT) * CENT;
}

/** One block with the transaction, and sometimes strangers' transactions before it, which move its block-wide log index. */
function pay(world: World, { transfers, succeeds, seed }: StepOf<"pay">, index: number): void {
  const random = new Random(seed);
  const logs = transfers.map((transfer) => logOf(world, transfer));
  const transaction = { txId: digest(`transaction ${index} ${seed}`), logs, succeeded: succeeds };
  const others = Array.from({ length: random.between(0, 2) }, (_, place): SimulatedTransaction => ({
    txId: digest(`stranger ${index} ${seed} ${place}`),
    logs: [{ token: "usdt", to: STRANGER, value: 5n }],
    succeeded: true,
  }));
  world.chain.mine(1, random.shuffle([transaction, ...others]));
}

function logOf({ invoices }: World, { invoice: index, amount, token }: TransferPlan): SimulatedLog {
  const invoice = index === null ? undefined : around(invoices, index);
  if (!invoice) return { token, to: STRANGER, value: 7n };
  return { token, to: invoice.address, value: valueOf(invoice, amount) };
}

function valueOf({ due, tolerance }: WorldInvoice, amount: Amount): bigint {
  switch (amount) {
    case "exact":
      return due;
    case "half":
      return due / 2n;
    case "third":
      return due / 3n + 1n;
    case "double":
      return due * 2n;
    case "dust":
      return 1n;
    case "zero":
      return 0n;
    case "enough":
      return due - tolerance;
    case "not_enough":
      return due - tolerance - 1n;
  }
}
