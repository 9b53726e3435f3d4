import { getPublicPaymentLink } from "@/server/modules/payment-links/get-public-payment-link";
import { mintInvoice } from "@/server/modules/payment-links/mint-invoice";
import { mintInvoiceSchema } from "@/server/modules/payment-links/schema";
import { checkoutProcedure, router } from "@/server/trpc/init";

/** What the page of a payment link asks for: whoever has the address may. Called in process alone. */
export const publicPaymentLinksRouter = router({
  get: checkoutProcedure.query(({ ctx, input }) => getPublicPaymentLink(ctx, input)),
  mint: checkoutProcedure.input(mintInvoiceSchema).mutation(({ ctx, input }) => mintInvoice(ctx, input)),
});
