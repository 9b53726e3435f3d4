import { parseTronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { MICRO, NETWORK } from "@/server/modules/deposits/testing/watched-chain";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { expireInvoices } from "@/server/modules/invoices/expire-invoices";
import type { Invoice } from "@/server/modules/invoices/schema";
import { listUnmatchedDeposits } from "@/server/modules/unmatched-deposits/list-unmatched-deposits";
import type { UnmatchedDeposit } from "@/server/modules/unmatched-deposits/schema";
import type { FakeChain } from "@/server/testing/fake-chain";

export interface Watched {
  readonly chain: FakeChain;
  readonly system: Context;
}

/** Everything that the jobs do with the blocks there are. */
export async function watch({ system }: Watched): Promise<void> {
  await scanChain(system, { network: NETWORK });
  await confirmDeposits(system, { network: NETWORK });
  await scanFinal(system, { network: NETWORK });
  await finaliseDeposits(system, { network: NETWORK });
  await expireInvoices(system, { network: NETWORK });
}

/** Pays whole USDT to the invoice's address; with `blocks` on top of it. */
export async function pay(watched: Watched, invoice: Invoice, usdt: bigint, blocks = 20): Promise<string> {
  const { txId } = watched.chain.pay({
    to: parseTronAddress(invoice.payable.address),
    value: usdt * MICRO,
  });
  watched.chain.mine(blocks);
  await watch(watched);
  return txId;
}

async function openFor(merchant: Context, invoice: Invoice): Promise<UnmatchedDeposit> {
  const { data } = await listUnmatchedDeposits(merchant, { state: "open" });
  const deposit = data.find(({ invoice_id }) => invoice_id === invoice.id);
  if (!deposit) throw new Error("No money is unmatched");
  return deposit;
}

/** A cancelled invoice that was paid all the same, its money final unless `blocks` says otherwise. */
export async function payCancelled(
  watched: Watched,
  merchant: Context,
  { usdt = 5n, blocks = 20 } = {},
): Promise<{ invoice: Invoice; deposit: UnmatchedDeposit }> {
  await watch(watched);
  const invoice = await createInvoice(merchant, { amount: "5" });
  await cancelInvoice(merchant, { id: invoice.id });
  await pay(watched, invoice, usdt, blocks);
  return { invoice, deposit: await openFor(merchant, invoice) };
}

/** An expired invoice whose full payment came late and is held; the merchant must hold late money. */
export async function payLate(
  watched: Watched,
  merchant: Context,
): Promise<{ invoice: Invoice; deposit: UnmatchedDeposit }> {
  await watch(watched);
  const invoice = await createInvoice(merchant, { amount: "5", expires_in_seconds: 300 });
  // 110 blocks are 330 seconds.
  watched.chain.mine(110);
  await pay(watched, invoice, 5n);
  return { invoice, deposit: await openFor(merchant, invoice) };
}
