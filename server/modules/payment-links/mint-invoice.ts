import { payerOf } from "@/server/auth/authorize";
import { DomainError, notFound } from "@/server/core/errors";
import { isId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader, withTransaction } from "@/server/db/transaction";
import { draftInvoice } from "@/server/modules/invoices/draft-invoice";
import { issueInvoices } from "@/server/modules/invoices/issue-invoices";
import { listTerms } from "@/server/modules/invoices/list-terms";
import { formHash, invoiceInput, isUsedUp, lockPaymentLink } from "@/server/modules/payment-links/internal";
import { type MintInvoiceInput, mintInvoiceSchema } from "@/server/modules/payment-links/schema";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { FIXED_LIMITS } from "@/server/modules/rate-limits/rules";

/**
 * Makes an invoice of a link for anybody who has it, and says its id. The same form with the same amount makes one invoice,
 * also when it is sent twice at once. Never are more invoices open or paid at this moment than the link allows. Throws
 * `not_found`, `forbidden` (the merchant is suspended), `validation_failed` (amount), `invalid_state` (inactive or used up), `conflict` (the link was changed just
 * now), `rate_limited`, `unavailable`.
 */
export async function mintInvoice(payer: Context, input: MintInvoiceInput): Promise<{ invoice_id: string }> {
  const { id, form, amount } = parse(mintInvoiceSchema, input);
  const shown = isId("paymentLink", id)
    ? await reader(payer).paymentLink.findUnique({ where: { id } })
    : null;
  if (!shown) throw notFound("payment link", id);
  await countRequests([{ limit: FIXED_LIMITS.paymentLink, key: id }]);
  const outer = payerOf(payer, shown);
  const draft = await draftInvoice(outer, invoiceInput(shown, amount));
  const origin = { paymentLinkId: id, paymentLinkForm: formHash(form, amount) };
  return withTransaction(outer, async (ctx) => {
    const link = await lockPaymentLink(ctx, id);
    const known = await ctx.tx.invoice.findFirst({ where: origin, select: { id: true } });
    if (known) return { invoice_id: known.id };
    if (!link.active) throw new DomainError("invalid_state", "This payment link is not active");
    if (await isUsedUp(ctx, link)) throw new DomainError("invalid_state", "This payment link is used up");
    if (link.version !== shown.version)
      throw new DomainError("conflict", "The payment link has just changed");
    const { merchantId } = outer;
    const terms = await listTerms([{ ctx, merchantId }]);
    const refusal = terms.get(merchantId)?.refusal;
    if (refusal) throw refusal;
    const { invoices, written } = await issueInvoices([{ ctx, merchantId, draft, origin }], terms);
    await written;
    const [invoice] = invoices;
    if (!invoice) throw new DomainError("conflict", "The invoice could not be made; try again");
    return { invoice_id: invoice.id };
  });
}
