import { getMerchant } from "@/server/modules/merchants/get-merchant";
import { openMerchant } from "@/server/modules/merchants/open-merchant";
import {
  openMerchantSchema,
  updateMerchantLogoSchema,
  updateMerchantSchema,
} from "@/server/modules/merchants/schema";
import { updateMerchant } from "@/server/modules/merchants/update-merchant";
import { updateMerchantLogo } from "@/server/modules/merchants/update-merchant-logo";
import { merchantProcedure, router } from "@/server/trpc/init";

export const merchantsRouter = router({
  get: merchantProcedure.query(({ ctx }) => getMerchant(ctx)),
  create: merchantProcedure.input(openMerchantSchema).mutation(({ ctx, input }) => openMerchant(ctx, input)),
  update: merchantProcedure
    .input(updateMerchantSchema)
    .mutation(({ ctx, input }) => updateMerchant(ctx, input)),
  updateLogo: merchantProcedure
    .input(updateMerchantLogoSchema)
    .mutation(({ ctx, input }) => updateMerchantLogo(ctx, input)),
});
