import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { authorizeViewer, toSavedView } from "@/server/modules/saved-views/internal";
import {
  type ListSavedViewsInput,
  listSavedViewsSchema,
  type SavedView,
} from "@/server/modules/saved-views/schema";

/** The caller's own views of a list, by name. Throws `forbidden`. */
export async function listSavedViews(ctx: Context, input: ListSavedViewsInput): Promise<SavedView[]> {
  const memberId = authorizeViewer(ctx);
  const { list } = parse(listSavedViewsSchema, input);
  const rows = await reader(ctx).savedView.findMany({ where: { memberId, list }, orderBy: { name: "asc" } });
  return rows.map(toSavedView);
}
