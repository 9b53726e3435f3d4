import { randomInt } from "node:crypto";
import { systemContext } from "@/server/auth/authorize";
import { monotonicMilliseconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { withTransaction } from "@/server/db/transaction";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import type { LedgerAccountName } from "@/server/modules/ledger/rules";
import { ACCOUNTS } from "@/server/scripts/bench/workload";

const account = (number: number): LedgerAccountName => ({
  code: `bench:${number + 1}`,
  merchantId: null,
  minBalance: 0n,
  isHot: false,
});

async function postOne(): Promise<void> {
  const origin = randomInt(ACCOUNTS);
  const target = (origin + randomInt(1, ACCOUNTS)) % ACCOUNTS;
  await withTransaction(systemContext("bench", "test"), (ctx) =>
    postTransfers(ctx, [
      {
        reference: `bench:${newId("payment")}`,
        mode: "test",
        purpose: "bench",
        legs: [
          {
            from: account(origin),
            to: account(target),
            amount: BigInt(randomInt(1, 1_000_000)),
            currency: "USDT",
          },
        ],
      },
    ]),
  );
}

/** Transfers per second of the verb, each in a transaction of its own. */
export async function postTransfersTask(load: { clients: number; seconds: number }): Promise<number> {
  await postOne();
  const start = monotonicMilliseconds();
  const end = start + load.seconds * 1000;
  let count = 0;
  const client = async (): Promise<void> => {
    for (; monotonicMilliseconds() < end; count += 1) await postOne();
  };
  await Promise.all(Array.from({ length: load.clients }, client));
  return count / ((monotonicMilliseconds() - start) / 1000);
}
