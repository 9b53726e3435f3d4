import { isId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

interface RecordInvoiceViewInput {
  readonly id: string;
  /** Who is signed in where the page was opened. */
  readonly viewerId: string | null;
}

/**
 * Keeps when an invoice's page was first opened by anybody but a member of its merchant, by the time of its mode. It changes
 * nothing of the invoice; a later view, a member's, or one of an unknown invoice changes nothing at all.
 */
export async function recordInvoiceView(
  ctx: Context,
  { id, viewerId }: RecordInvoiceViewInput,
): Promise<void> {
  if (!isId("invoice", id)) return;
  const invoice = await reader(ctx).invoice.findUnique({
    where: { id },
    select: { merchantId: true, mode: true, view: { select: { invoiceId: true } } },
  });
  if (!invoice || invoice.view) return;
  const { merchantId, mode } = invoice;
  if (viewerId !== null && (await isMember(ctx, merchantId, viewerId))) return;
  const viewedAt = getModeClock(mode, ctx.clock).now();
  await reader(ctx).invoiceView.createMany({
    data: [{ invoiceId: id, merchantId, mode, requestId: ctx.requestId, viewedAt }],
    skipDuplicates: true,
  });
}

async function isMember(ctx: Context, merchantId: string, userId: string): Promise<boolean> {
  return (await reader(ctx).member.count({ where: { merchantId, userId } })) > 0;
}
