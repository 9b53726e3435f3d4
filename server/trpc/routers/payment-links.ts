import { createPaymentLink } from "@/server/modules/payment-links/create-payment-link";
import { deactivatePaymentLink } from "@/server/modules/payment-links/deactivate-payment-link";
import { getPaymentLink } from "@/server/modules/payment-links/get-payment-link";
import { listPaymentLinks } from "@/server/modules/payment-links/list-payment-links";
import {
  createPaymentLinkSchema,
  deactivatePaymentLinkSchema,
  getPaymentLinkSchema,
  listPaymentLinksSchema,
  updatePaymentLinkSchema,
} from "@/server/modules/payment-links/schema";
import { updatePaymentLink } from "@/server/modules/payment-links/update-payment-link";
import { merchantProcedure, router } from "@/server/trpc/init";

export const paymentLinksRouter = router({
  list: merchantProcedure
    .input(listPaymentLinksSchema)
    .query(({ ctx, input }) => listPaymentLinks(ctx, input)),
  get: merchantProcedure.input(getPaymentLinkSchema).query(({ ctx, input }) => getPaymentLink(ctx, input)),
  create: merchantProcedure
    .input(createPaymentLinkSchema)
    .mutation(({ ctx, input }) => createPaymentLink(ctx, input)),
  update: merchantProcedure
    .input(updatePaymentLinkSchema)
    .mutation(({ ctx, input }) => updatePaymentLink(ctx, input)),
  deactivate: merchantProcedure
    .input(deactivatePaymentLinkSchema)
    .mutation(({ ctx, input }) => deactivatePaymentLink(ctx, input)),
});
