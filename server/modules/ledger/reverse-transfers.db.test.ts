import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { withTransaction } from "@/server/db/transaction";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { reverseTransfers } from "@/server/modules/ledger/reverse-transfers";
import {
  custodyAccount,
  type LedgerAccountName,
  platformFeesAccount,
  walletAccount,
} from "@/server/modules/ledger/rules";

const ctx = systemContext("test", "test");
const custody = custodyAccount("local", "USDT");

interface Leg {
  from: LedgerAccountName;
  to: LedgerAccountName;
  amount: bigint;
}

async function post(...legs: Leg[]): Promise<string> {
  const transfer = {
    reference: newId("request"),
    mode: "test" as const,
    purpose: "test",
    legs: legs.map((leg) => ({ ...leg, currency: "USDT" as const })),
  };
  const [posted] = await withTransaction(ctx, (ctx) => postTransfers(ctx, [transfer]));
  return posted?.id ?? "";
}

function reverse(transferId: string, reference = newId("request"), mode: "test" | "live" = "test") {
  return withTransaction(ctx, (ctx) =>
    reverseTransfers(ctx, [{ transferId, mode, reference, purpose: "test" }]),
  );
}

async function balanceOf({ code }: LedgerAccountName): Promise<bigint> {
  return (await db().ledgerAccount.findFirstOrThrow({ where: { code, mode: "test" } })).balance;
}

const wallet = () => walletAccount(newId("request"));

test("undoes every leg, also where the later ones spent what the earlier ones brought", async () => {
  const [a, b] = [wallet(), wallet()];
  const id = await post(
    { from: custody, to: a, amount: 10n },
    { from: a, to: b, amount: 9n },
    { from: a, to: platformFeesAccount(), amount: 1n },
  );
  const [reversal] = await reverse(id);
  const entries = await db().ledgerEntry.findMany({ where: { transferId: id } });
  const net = new Map<string, bigint>();
  for (const entry of [...entries, ...(reversal?.entries ?? [])])
    net.set(entry.accountId, (net.get(entry.accountId) ?? 0n) + entry.amount);
  expect([...net.values()]).toEqual([0n, 0n, 0n, 0n]);
  expect([await balanceOf(a), await balanceOf(b)]).toEqual([0n, 0n]);
});

test("a repeated reference is a replay; another one is refused", async () => {
  const id = await post({ from: custody, to: wallet(), amount: 10n });
  const reference = newId("request");
  const [first] = await reverse(id, reference);
  expect(await reverse(id, reference)).toEqual([{ ...first, replayed: true }]);
  await expect(reverse(id)).rejects.toMatchObject({ code: "invalid_state" });
  await expect(reverse(first?.id ?? "")).rejects.toMatchObject({ code: "invalid_state" });
});

test("refuses what does not exist in this mode, and money that has moved on", async () => {
  const [a, b] = [wallet(), wallet()];
  const id = await post({ from: custody, to: a, amount: 10n });
  await expect(reverse(newId("ledgerTransfer"))).rejects.toMatchObject({ code: "not_found" });
  await expect(reverse(id, newId("request"), "live")).rejects.toMatchObject({ code: "not_found" });
  await post({ from: a, to: b, amount: 1n });
  await expect(reverse(id)).rejects.toMatchObject({ code: "insufficient_funds" });
  expect(await balanceOf(a)).toBe(9n);
});
