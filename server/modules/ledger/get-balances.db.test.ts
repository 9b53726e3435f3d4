import { expect, test } from "vitest";
import { authorizedMerchantId, systemContext } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { getBalances } from "@/server/modules/ledger/get-balances";
import { listLedgerLines } from "@/server/modules/ledger/list-ledger-lines";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import {
  custodyAccount,
  merchantAccount,
  type MerchantAccountKind,
  platformFeesAccount,
} from "@/server/modules/ledger/rules";
import { balancesSchema, ledgerLineListSchema } from "@/server/modules/ledger/schema";

function merchantContext(scopes: readonly string[] = ["balances:read"]): Context & { merchantId: string } {
  const merchantId = authorizedMerchantId(newId("merchant"));
  return {
    ...systemContext("test", "test"),
    merchantId,
    actor: { type: "api_key", apiKeyId: newId("apiKey"), scopes },
  };
}

async function post(
  ctx: Context,
  ...moves: [from: MerchantAccountKind | "custody", to: MerchantAccountKind | "fees", amount: bigint][]
) {
  const account = (name: MerchantAccountKind | "custody" | "fees") => {
    if (name === "custody") return custodyAccount("local", "USDT");
    return name === "fees" ? platformFeesAccount() : merchantAccount(ctx.merchantId ?? "", name);
  };
  const transfers = moves.map(([from, to, amount], index) => ({
    reference: newId("request"),
    mode: ctx.mode,
    purpose: `step.${index + 1}`,
    legs: [{ from: account(from), to: account(to), amount, currency: "USDT" as const }],
  }));
  await withTransaction(ctx, (ctx) => postTransfers(ctx, transfers));
}

test("shows zeros before the first payment, then where the money stands", async () => {
  const ctx = merchantContext();
  const usdt = {
    currency: "USDT",
    unapplied_amount: "0.00",
    pending_amount: "0.00",
    available_amount: "0.00",
    reserved_amount: "0.00",
  };
  expect(await getBalances(ctx)).toEqual({ object: "balances", livemode: false, currencies: [usdt] });
  await post(
    ctx,
    ["custody", "unapplied", 9_990_000n],
    ["unapplied", "pending", 9_890_000n],
    ["unapplied", "fees", 90_001n],
  );
  await post(ctx, ["pending", "available", 5_000_000n]);
  const balances = await getBalances(ctx);
  expect(balancesSchema.parse(balances)).toEqual(balances);
  expect(balances.currencies).toEqual([
    { ...usdt, unapplied_amount: "0.009999", pending_amount: "4.89", available_amount: "5.00" },
  ]);
});

test("lists one balance's changes with the balance after each, page by page", async () => {
  const ctx = merchantContext();
  await post(
    ctx,
    ["custody", "unapplied", 3_000_000n],
    ["unapplied", "pending", 1_000_000n],
    ["unapplied", "pending", 500_000n],
  );
  const first = await listLedgerLines(ctx, { account: "unapplied", limit: 2 });
  expect(ledgerLineListSchema.parse(first)).toEqual(first);
  expect(first.data.map(({ amount, balance_after, purpose }) => [amount, balance_after, purpose])).toEqual([
    ["-0.50", "1.50", "step.3"],
    ["-1.00", "2.00", "step.2"],
  ]);
  const second = await listLedgerLines(ctx, {
    account: "unapplied",
    limit: 2,
    cursor: first.next_cursor ?? undefined,
  });
  expect(second).toMatchObject({
    data: [{ amount: "3.00", balance_after: "3.00" }],
    has_more: false,
    next_cursor: null,
  });
  const oldest = await listLedgerLines(ctx, { account: "unapplied", order: "asc", limit: 1 });
  const next = await listLedgerLines(ctx, {
    account: "unapplied",
    order: "asc",
    cursor: oldest.next_cursor ?? undefined,
  });
  expect([...oldest.data, ...next.data]).toEqual([...first.data, ...second.data].toReversed());
  const only = async (filters: object) =>
    (await listLedgerLines(ctx, { account: "unapplied", ...filters })).data.map(({ purpose }) => purpose);
  const [last] = first.data;
  expect(await only({ purpose: "step.2" })).toEqual(["step.2"]);
  expect(await only({ reference: last?.reference })).toEqual(["step.3"]);
  expect(await only({ created_after: "2000-01-01T00:00:00.000Z", purpose: "step.1" })).toEqual(["step.1"]);
  expect(await only({ created_before: "2000-01-01T00:00:00.000Z" })).toEqual([]);
  await expect(listLedgerLines(ctx, { cursor: "nonsense" })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

test("shows nothing of another merchant or of the other mode, and nothing without the permission", async () => {
  const ctx = merchantContext();
  await post(ctx, ["custody", "available", 1_000_000n]);
  for (const stranger of [merchantContext(), { ...ctx, mode: "live" as const }]) {
    expect((await getBalances(stranger)).currencies[0]?.available_amount).toBe("0.00");
    expect((await listLedgerLines(stranger, {})).data).toEqual([]);
  }
  expect((await listLedgerLines(ctx, {})).data).toHaveLength(1);
  const keyless = merchantContext(["invoices:read"]);
  await expect(getBalances(keyless)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listLedgerLines(keyless, {})).rejects.toMatchObject({ code: "forbidden" });
});
