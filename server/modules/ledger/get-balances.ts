import { authorize } from "@/server/auth/authorize";
import { type Currency, formatAmount, money } from "@/server/core/money";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { MERCHANT_ACCOUNTS, merchantAccount, type MerchantAccountKind } from "@/server/modules/ledger/rules";
import type { Balances } from "@/server/modules/ledger/schema";

/** Shown to a merchant who has not been paid yet. */
const FIRST_CURRENCY: Currency = "USDT";

/** What the merchant has, by currency and by how far the money has come. Throws `forbidden`. */
export async function getBalances(ctx: Context): Promise<Balances> {
  const merchantId = authorize(ctx, "balances:read");
  const codes = new Map(MERCHANT_ACCOUNTS.map((kind) => [merchantAccount(merchantId, kind).code, kind]));
  const accounts = await reader(ctx).ledgerAccount.findMany({
    where: { merchantId, mode: ctx.mode, code: { in: [...codes.keys()] } },
    select: { currency: true, code: true, balance: true },
    orderBy: { currency: "asc" },
  });
  const currencies = new Set([FIRST_CURRENCY, ...accounts.map(({ currency }) => currency as Currency)]);
  const amount = (currency: Currency, kind: MerchantAccountKind): string => {
    const account = accounts.find((row) => row.currency === currency && codes.get(row.code) === kind);
    return formatAmount(money(account?.balance ?? 0n, currency));
  };
  return {
    object: "balances",
    livemode: ctx.mode === "live",
    currencies: [...currencies].map((currency) => ({
      currency,
      unapplied_amount: amount(currency, "unapplied"),
      pending_amount: amount(currency, "pending"),
      available_amount: amount(currency, "available"),
      reserved_amount: amount(currency, "reserved"),
    })),
  };
}
