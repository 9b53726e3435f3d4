import fc from "fast-check";
import { expect, test } from "vitest";
import {
  accountCode,
  accountCodes,
  bankClearingAccount,
  custodyAccount,
  exchangeAccount,
  HOT_ACCOUNT_SHARDS,
  merchantAccount,
  networkCostsAccount,
  platformFeesAccount,
  providerClearingAccount,
  roundingAccount,
  unmatchedAccount,
  walletAccount,
} from "@/server/modules/ledger/rules";

test.each([
  [custodyAccount("tron", "USDT"), "custody:tron:USDT"],
  [platformFeesAccount(), "platform:fees"],
  [networkCostsAccount(), "platform:network-costs"],
  [providerClearingAccount("stripe"), "provider:stripe:clearing"],
  [bankClearingAccount(), "bank:clearing"],
  [exchangeAccount("EUR"), "fx:EUR"],
  [roundingAccount("JPY"), "rounding:JPY"],
])("$1 is shared and without a limit", (account, code) => {
  expect(account).toEqual({ code, merchantId: null, minBalance: null, isHot: true });
});

test.each([
  [merchantAccount("mer_1", "pending"), "merchant:mer_1:pending", "mer_1"],
  [unmatchedAccount("tron"), "unmatched:tron", null],
  [walletAccount("wal_1"), "wallet:wal_1", null],
])("$1 never falls below zero", (account, code, merchantId) => {
  expect(account).toEqual({ code, merchantId, minBalance: 0n, isHot: false });
});

test("a reference always meets the same shard, and one that accountCodes lists", () => {
  const fees = platformFeesAccount();
  fc.assert(
    fc.property(fc.string(), (reference) => {
      expect(accountCode(fees, reference)).toBe(accountCode(fees, reference));
      expect(accountCodes(fees)).toContain(accountCode(fees, reference));
    }),
  );
  // Books written with another spread could not replay: these two lines must never change.
  expect(accountCode(fees, "settlement:set_1")).toBe("platform:fees#13");
  expect(accountCode(fees, "settlement:set_2")).toBe("platform:fees#4");
});

test("references that differ only at their end spread evenly over the shards", () => {
  const counts = new Map<string, number>();
  for (let number = 0; number < 1600; number += 1) {
    const code = accountCode(platformFeesAccount(), `payment:pay_${number.toString().padStart(26, "0")}:1`);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  expect(counts.size).toBe(HOT_ACCOUNT_SHARDS);
  expect(Math.max(...counts.values())).toBeLessThan(170);
});

test("other accounts are one row", () => {
  const account = merchantAccount("mer_1", "available");
  expect(accountCode(account, "anything")).toBe("merchant:mer_1:available");
  expect(accountCodes(account)).toEqual(["merchant:mer_1:available"]);
});
