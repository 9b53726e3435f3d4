import { getDetection } from "@/server/modules/chains/get-detection";
import { merchantProcedure, router } from "@/server/trpc/init";

export const chainsRouter = router({
  detection: merchantProcedure.query(({ ctx }) => getDetection(ctx)),
});
