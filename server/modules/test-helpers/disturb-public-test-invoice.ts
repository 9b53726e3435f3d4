import { DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { isSeen } from "@/server/modules/payments/status";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { FIXED_LIMITS } from "@/server/modules/rate-limits/rules";
import { loadPublicTestInvoice, localChain, passExpiry } from "@/server/modules/test-helpers/internal";
import {
  type DisturbPublicTestInvoiceInput,
  disturbPublicTestInvoiceSchema,
} from "@/server/modules/test-helpers/schema";

const OUTAGE_SECONDS = 20;
/** More than finality on TRON needs. */
const BLOCKS_TO_FINALITY = 20;

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
 * ones back, mines a block or enough to make all final, moves the clock past this invoice's expiry and no further, or
 * disturbs the chain's answers for twenty seconds. Throws `not_found` (live, or no local chain), `invalid_state` (no such
 * payment), `validation_failed` (final by now), `rate_limited`, `chain_unavailable`.
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
    case "mine":
      await chain.mine(1);
      return;
    case "finalise":
      await chain.mine(BLOCKS_TO_FINALITY);
      return;
    case "expire":
      await passExpiry(ctx, invoice);
      return;
    case "overload":
    case "lagging":
    case "forbidden":
    case "down":
      await chain.interrupt({ kind: act, seconds: OUTAGE_SECONDS });
  }
}
