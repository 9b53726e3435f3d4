import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { isSeen } from "@/server/modules/payments/status";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { FIXED_LIMITS } from "@/server/modules/rate-limits/rules";
import { loadPublicTestInvoice, localChain } from "@/server/modules/test-helpers/internal";
import {
  type DisturbPublicTestInvoiceInput,
  disturbPublicTestInvoiceSchema,
} from "@/server/modules/test-helpers/schema";

const OUTAGE_SECONDS = 20;

function transactionsOf(
  { payments }: PublicInvoice,
  wanted: (payment: PublicInvoice["payments"][number]) => boolean,
): string[] {
  const txIds = [...new Set(payments.filter(wanted).map(({ tx_id }) => tx_id))];
  if (txIds.length === 0) throw new DomainError("invalid_state", "This invoice has no such payment");
  return txIds;
}

/**
 * What the checkout's test panel does to the local chain: drops this invoice's payments that are not final, brings dropped
 * ones back, stops answering for twenty seconds, mines a block. Throws `not_found` (live, or no local chain),
 * `invalid_state` (no such payment), `validation_failed` (final by now), `rate_limited`, `chain_unavailable`.
 */
export async function disturbPublicTestInvoice(
  ctx: Context,
  { id, ...input }: DisturbPublicTestInvoiceInput,
): Promise<void> {
  const { act } = parse(disturbPublicTestInvoiceSchema, input);
  const invoice = await loadPublicTestInvoice(ctx, id);
  await countRequests([{ limit: FIXED_LIMITS.testPanel, key: invoice.id }]);
  const chain = localChain();
  switch (act) {
    case "drop":
      await chain.reorg({ drop: transactionsOf(invoice, ({ status, final }) => isSeen(status) && !final) });
      return;
    case "restore":
      await chain.reorg({ restore: transactionsOf(invoice, ({ status }) => status === "orphaned") });
      return;
    case "outage":
      await chain.interrupt({ kind: "down", seconds: OUTAGE_SECONDS });
      return;
    case "mine":
      await chain.mine(1);
  }
}
