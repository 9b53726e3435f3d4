import { networkForMode } from "@/server/config/networks";
import { DomainError, invalidField } from "@/server/core/errors";
import { allocate, formatAmount, isZero, type Money, parseAmount } from "@/server/core/money";
import { parseTronAddress } from "@/server/core/tron-address";
import { type TestChain, testChain } from "@/server/modules/test-helpers/ports";
import type { TestPayment } from "@/server/modules/test-helpers/schema";

/** The local chain; `unavailable` where test mode runs on a public test network, whose coins we cannot make. */
export function localChain(): TestChain {
  if (networkForMode("test")?.network === "tron-local") return testChain.get();
  throw new DomainError(
    "unavailable",
    "Test payments need the local chain; this installation's test mode uses a public test network",
  );
}

interface PayableInvoice {
  readonly id: string;
  readonly amount_remaining: string;
  readonly payable: { readonly address: string };
}

interface Manner {
  readonly amount?: string | undefined;
  readonly from: number;
  readonly token: "usdt" | "fake";
  readonly split: number;
  readonly fail: boolean;
}

/** What is to be paid: the named amount, else whatever remains. */
function amountOf(invoice: PayableInvoice, amount: string | undefined): Money {
  const due = parseAmount(amount ?? invoice.amount_remaining, "USDT");
  if (amount === undefined && isZero(due))
    throw invalidField("amount", "Nothing remains due: name an amount");
  return due;
}

/** Sends real transfers to the invoice's address, one transaction for each part. */
export async function payOnLocalChain(invoice: PayableInvoice, manner: Manner): Promise<TestPayment> {
  const chain = localChain();
  const amount = amountOf(invoice, manner.amount);
  const to = parseTronAddress(invoice.payable.address, "address");
  const txIds: string[] = [];
  for (const part of allocate(
    amount,
    Array.from({ length: manner.split }, () => 1n),
  )) {
    const { txId } = await chain.pay({
      to,
      amount: part.minor,
      from: manner.from,
      token: manner.token,
      fail: manner.fail,
    });
    txIds.push(txId);
  }
  return {
    object: "test_payment",
    livemode: false,
    invoice_id: invoice.id,
    amount: formatAmount(amount),
    tx_ids: txIds,
  };
}
