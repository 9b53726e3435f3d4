import { getKeyRateLimits } from "@/server/modules/rate-limits/get-key-rate-limits";
import { keyRateLimitsSchema, updateKeyRateLimitsSchema } from "@/server/modules/rate-limits/schema";
import { updateKeyRateLimits } from "@/server/modules/rate-limits/update-key-rate-limits";
import { merchantProcedure, router } from "@/server/trpc/init";

export const rateLimitsRouter = router({
  ofKey: merchantProcedure.input(keyRateLimitsSchema).query(({ ctx, input }) => getKeyRateLimits(ctx, input)),
  updateOfKey: merchantProcedure
    .input(updateKeyRateLimitsSchema)
    .mutation(({ ctx, input }) => updateKeyRateLimits(ctx, input)),
});
