import { asSystem } from "@/server/auth/authorize";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { DomainError, invalidField, notFound } from "@/server/core/errors";
import { parseTronAddress } from "@/server/core/tron-address";
import type { Context, TransactionContext } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { reader } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { isKnownBlock } from "@/server/modules/chains/is-known-block";
import type { BlockHeader, TokenTransfer } from "@/server/modules/chains/ports";
import { matchTransfers } from "@/server/modules/deposits/match-transfers";
import { readerOf } from "@/server/modules/deposits/reader-of";
import { updateInvoiceStates } from "@/server/modules/invoices/update-invoice-states";
import { recordPayments } from "@/server/modules/payments/record-payments";

const JOB = "attach-transaction";

interface PaidInvoice {
  readonly id: string;
  readonly network: string;
  readonly address: string;
}

/** Where the tenant's invoice is paid. Throws `not_found`. */
export async function findPaidInvoice(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  id: string,
): Promise<PaidInvoice> {
  const row = await reader(ctx).invoice.findFirst({
    where: { id, merchantId, mode: ctx.mode },
    select: { network: true, depositAddress: { select: { address: true } } },
  });
  if (!row?.depositAddress) throw notFound("invoice", id);
  return { id, network: row.network, address: row.depositAddress.address };
}

/** What a transaction paid to an invoice's address, and the block that it is in. */
export interface FoundTransaction {
  readonly network: string;
  readonly block: BlockHeader;
  readonly transfers: readonly TokenTransfer[];
}

/** The block that holds the transaction, as far as the watcher has searched. Outside of any transaction. */
async function locate(ctx: Context, network: string, txId: string) {
  const [standing, status] = await Promise.all([
    readerOf(network).receipt(txId),
    getChainStatus(ctx, network),
  ]);
  if (standing.status === "missing")
    throw invalidField(
      "tx_id",
      `No block of ${network} has this transaction. If it was just sent, wait a minute`,
    );
  if (standing.status === "failed") throw invalidField("tx_id", "This transaction failed: it moved nothing");
  if (!status || standing.blockNumber > status.head.number)
    throw new DomainError(
      "chain_unavailable",
      `Block ${standing.blockNumber} is still to be searched: the payment is found by itself in a moment`,
    );
  return standing;
}

/**
 * Asks the chain what a transaction paid to the invoice's address, out of the block itself. Throws `validation_failed` at
 * `tx_id` when it paid nothing there, `chain_unavailable` when that cannot be told now, `unavailable`.
 */
export async function readTransaction(
  ctx: Context,
  { network, address }: PaidInvoice,
  txId: string,
): Promise<FoundTransaction> {
  const { blockNumber, blockHash } = await locate(ctx, network, txId);
  const to = parseTronAddress(address);
  const { headers, transfers } = await readerOf(network).transfers({
    from: blockNumber,
    to: blockNumber,
    withoutIndex: true,
    selectRecipients: async () => new Set([to]),
  });
  const block = headers[0];
  if (block?.hash !== blockHash)
    throw new DomainError("chain_unavailable", "The chain changed while it was read");
  const paid = transfers.filter(
    (transfer) => transfer.txId === txId && transfer.to === to && transfer.succeeded && transfer.value > 0n,
  );
  if (paid.length === 0)
    throw invalidField("tx_id", "This transaction moved no USDT to the invoice's address");
  return { network, block, transfers: paid };
}

/**
 * Records what was read exactly as the watcher would have, and judges the invoice anew. Returns whether any of it was new.
 * Throws `chain_unavailable` when the block is no longer on the branch that was searched.
 */
export async function recordTransaction(
  outer: TransactionContext,
  { network, block, transfers }: FoundTransaction,
): Promise<boolean> {
  const ctx = asSystem(outer, JOB);
  await lock(ctx.tx, `chain:${network}`);
  const status = await getChainStatus(ctx, network);
  // Below the final cursor the ring may be over; what a node shows there can never leave the chain.
  const isStanding =
    status !== null && (block.number <= status.final.number || (await isKnownBlock(ctx, network, block)));
  if (!isStanding) throw new DomainError("chain_unavailable", "The block has just left the chain; ask again");
  const invoiceIds = await recordPayments(ctx, await matchTransfers(ctx, network, transfers));
  await updateInvoiceStates(ctx, { invoiceIds, chainTime: status.head.time });
  return invoiceIds.length > 0;
}
