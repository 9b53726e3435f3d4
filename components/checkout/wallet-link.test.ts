import { expect, it } from "vitest";
import { walletLink } from "@/components/checkout/wallet-link";

it("names asset, address and what remains", () => {
  const invoice = { payable: { address: "TAddress" }, amount_remaining: "3.40" } as Parameters<
    typeof walletLink
  >[0];
  expect(walletLink(invoice, "TContract")).toBe(
    "https://link.trustwallet.com/send?asset=c195_tTContract&address=TAddress&amount=3.40",
  );
});
