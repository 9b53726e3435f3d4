import { findObjects } from "@/server/modules/search/find-objects";
import { findObjectsSchema } from "@/server/modules/search/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const searchRouter = router({
  objects: merchantProcedure.input(findObjectsSchema).query(({ ctx, input }) => findObjects(ctx, input)),
});
