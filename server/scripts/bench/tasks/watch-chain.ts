import { systemContext } from "@/server/auth/authorize";
import { networkForMode } from "@/server/config/networks";
import { monotonicMilliseconds } from "@/server/core/clock";
import { invariant } from "@/server/core/invariant";
import type { TronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { testChain } from "@/server/modules/test-helpers/ports";
import { randomAddress } from "@/server/scripts/bench/tasks/random-address";
import { DUE, seedInvoices } from "@/server/scripts/bench/tasks/seed-invoices";
import { wirePorts } from "@/server/wiring";

export interface SeedWatchedInput {
  /** Addresses that the chain pays to. */
  readonly paid: readonly TronAddress[];
  /** Open addresses in all. */
  readonly open: number;
}

/** Makes open addresses: those that are paid to with their invoices, the others as rows that nothing refers to. */
export async function seedWatchedTask({ paid, open }: SeedWatchedInput): Promise<void> {
  await seedInvoices(paid);
  await db().$transaction(
    async (tx) => {
      // Without the check that every address has its invoice: a million invoices would only fill the disk.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.$executeRaw`
        INSERT INTO deposit_addresses (id, merchant_id, mode, invoice_id, network, address, derivation_index, watched_until, created_at)
        SELECT 'adr_' || lpad(n::text, 26, '0'), 'mer_' || lpad((n % 100)::text, 26, '0'), 'test', 'inv_' || lpad(n::text, 26, '0'),
          'tron-local', 'T' || left(encode(sha256(n::text::bytea), 'hex'), 33), n, now() + interval '1 day', now()
        FROM generate_series(${paid.length}::int, ${open}::int - 1) n`;
    },
    { timeout: 110_000 },
  );
  await db().$executeRaw`VACUUM ANALYZE deposit_addresses`;
}

export interface WatchChainInput {
  readonly blocks: number;
  readonly transfersPerBlock: number;
  /** One transfer of each block goes to one of these, the others to strangers. */
  readonly paid: readonly TronAddress[];
}

/** Mines blocks on the local chain and answers how many milliseconds the watcher takes for one, confirming included. */
export async function watchChainTask(input: WatchChainInput): Promise<number> {
  wirePorts();
  const settings = networkForMode("test");
  invariant(settings, "test mode has a network");
  const { network } = settings;
  const ctx = systemContext("bench", "test");
  const catchUp = async (): Promise<void> => {
    for (let behind = true; behind;) {
      ({ behind } = await scanChain(ctx, { network }));
      await confirmDeposits(ctx, { network });
    }
  };
  const confirmed = (): Promise<number> => db().payment.count({ where: { status: "confirmed" } });
  await catchUp();
  await mineBlocks({ ...input, blocks: WARM_UP_BLOCKS });
  await catchUp();
  const before = await confirmed();
  await mineBlocks(input);
  const startedAt = monotonicMilliseconds();
  await catchUp();
  const elapsed = monotonicMilliseconds() - startedAt;
  invariant((await confirmed()) === before + input.blocks, "every payment was found and confirmed");
  return elapsed / input.blocks;
}

const WARM_UP_BLOCKS = 10;

async function mineBlocks({ blocks, transfersPerBlock, paid }: WatchChainInput): Promise<void> {
  const chain = testChain.get();
  for (let block = 0; block < blocks; block += 1) {
    const address = paid[block % paid.length];
    invariant(address, "an address is paid to");
    const strangers = Array.from({ length: transfersPerBlock - 1 }, () => ({
      to: randomAddress(),
      amount: 1n,
    }));
    const [first, ...others] = strangers;
    if (first) await chain.pay({ ...first, transfers: others });
    await chain.pay({ to: address, amount: DUE });
    await chain.mine(1);
  }
}
