import { authorizeSystem } from "@/server/auth/authorize";
import type { TransactionContext } from "@/server/db/context";
import type { TokenTransfer } from "@/server/modules/chains/ports";
import { findDepositAddresses } from "@/server/modules/deposit-addresses/find-deposit-addresses";
import { readLockedInvoices } from "@/server/modules/invoices/read-locked-invoices";
import { decideDisposition } from "@/server/modules/invoices/rules";
import type { FoundPayment } from "@/server/modules/payments/record-payments";

/**
 * Which of these transfers are money for an invoice. Failed transactions and zero values are nobody's. The invoices are
 * locked until the transaction ends, so that none is cancelled between this decision and its record.
 */
export async function matchTransfers(
  ctx: TransactionContext,
  network: string,
  transfers: readonly TokenTransfer[],
): Promise<FoundPayment[]> {
  authorizeSystem(ctx);
  const real = transfers.filter((transfer) => transfer.succeeded && transfer.value > 0n);
  const invoiceByAddress = await findDepositAddresses(ctx, network, [...new Set(real.map(({ to }) => to))]);
  if (invoiceByAddress.size === 0) return [];
  const invoices = await readLockedInvoices(ctx, [...new Set(invoiceByAddress.values())]);
  const invoiceById = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  return real.flatMap((transfer) => {
    const invoice = invoiceById.get(invoiceByAddress.get(transfer.to) ?? "");
    if (!invoice) return [];
    const late = transfer.blockTime.getTime() > invoice.expiresAt.getTime();
    const { latePolicy, cancelledAt, merchantId, mode, requiredConfirmations } = invoice;
    const disposition = decideDisposition({ cancelled: cancelledAt !== null, late, latePolicy });
    return [
      {
        transfer,
        network,
        merchantId,
        mode,
        invoiceId: invoice.id,
        requiredConfirmations,
        disposition,
        late,
      },
    ];
  });
}
