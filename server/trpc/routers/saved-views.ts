import { createSavedView } from "@/server/modules/saved-views/create-saved-view";
import { deleteSavedView } from "@/server/modules/saved-views/delete-saved-view";
import { listSavedViews } from "@/server/modules/saved-views/list-saved-views";
import {
  createSavedViewSchema,
  deleteSavedViewSchema,
  listSavedViewsSchema,
} from "@/server/modules/saved-views/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const savedViewsRouter = router({
  list: merchantProcedure.input(listSavedViewsSchema).query(({ ctx, input }) => listSavedViews(ctx, input)),
  create: merchantProcedure
    .input(createSavedViewSchema)
    .mutation(({ ctx, input }) => createSavedView(ctx, input)),
  delete: merchantProcedure
    .input(deleteSavedViewSchema)
    .mutation(({ ctx, input }) => deleteSavedView(ctx, input)),
});
