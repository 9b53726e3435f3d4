import { getMerchant } from "@/server/modules/merchants/get-merchant";
import { merchantProcedure, router } from "@/server/trpc/init";

export const merchantsRouter = router({
  get: merchantProcedure.query(({ ctx }) => getMerchant(ctx)),
});
