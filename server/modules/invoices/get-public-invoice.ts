import { env } from "@/server/config/env";
import { notFound } from "@/server/core/errors";
import { isId } from "@/server/core/ids";
import { excess, formatAmount, isZero, money } from "@/server/core/money";
import { timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { Invoice as InvoiceRow } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { detectionLagSeconds } from "@/server/modules/chains/rules";
import { sharedFields, withAddress } from "@/server/modules/invoices/internal";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { BRANDING_COLUMNS, brandingOf } from "@/server/modules/merchants/rules";
import { listPaymentsOfInvoices } from "@/server/modules/payments/list-payments-of-invoices";
import type { Payment } from "@/server/modules/payments/schema";
import { LIMITS } from "@/server/config/limits";
import { getAheadSeconds } from "@/server/modules/test-clock/get-ahead-seconds";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

function toPublicPayment(payment: Payment): PublicInvoice["payments"][number] {
  const {
    tx_id,
    ordinal,
    amount,
    status,
    disposition,
    confirmations,
    required_confirmations,
    final,
    late,
    detected_at,
  } = payment;
  return {
    tx_id,
    ordinal,
    amount,
    status,
    disposition,
    confirmations,
    required_confirmations,
    final,
    late,
    detected_at,
  };
}

/** Too much for the customer is more than was asked for, whatever the merchant has settled by then. */
function overpaidByCustomer(row: InvoiceRow): Pick<PublicInvoice, "exception" | "amount_overpaid"> {
  const surplus = excess(money(row.seenMinor, "USDT"), money(row.dueMinor, "USDT"));
  return {
    exception: row.exception === "overpaid" && isZero(surplus) ? "none" : row.exception,
    amount_overpaid: formatAmount(surplus),
  };
}

/** What the checkout page shows to anybody who has the link: no fee, no settlement, no metadata. Throws `not_found`. */
export async function getPublicInvoice(ctx: Context, { id }: { id: string }): Promise<PublicInvoice> {
  const row = isId("invoice", id)
    ? await reader(ctx).invoice.findUnique({
        where: { id },
        include: { ...withAddress, merchant: { select: { ...BRANDING_COLUMNS, suspendedAt: true } } },
      })
    : null;
  if (!row) throw notFound("invoice", id);
  const [payments, chain] = await Promise.all([
    listPaymentsOfInvoices(ctx, [id]),
    getChainStatus(ctx, row.network),
  ]);
  return {
    ...sharedFields(row),
    ...overpaidByCustomer(row),
    object: "public_invoice",
    merchant: brandingOf(row.merchant, env().DARIC_BASE_URL),
    merchant_suspended: row.merchant.suspendedAt !== null,
    payments: payments.map(toPublicPayment),
    detection: {
      scanned_at: timeOrNull(chain?.scannedAt ?? null),
      lag_seconds: detectionLagSeconds(
        chain,
        getModeClock(row.mode, ctx.clock).now(),
        LIMITS.chain.frozenHeadSeconds,
      ),
    },
    clock_ahead_seconds: getAheadSeconds(row.mode),
    test_panel: row.mode === "test" && env().TRON_CONTROL_URL !== undefined,
  };
}
