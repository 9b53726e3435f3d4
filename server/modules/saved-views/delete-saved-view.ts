import { notFound } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { authorizeViewer } from "@/server/modules/saved-views/internal";
import { type DeleteSavedViewInput, deleteSavedViewSchema } from "@/server/modules/saved-views/schema";

/** Deletes one of the caller's own views. Throws `forbidden`, `not_found`, also for somebody else's. */
export async function deleteSavedView(outer: Context, input: DeleteSavedViewInput): Promise<void> {
  const memberId = authorizeViewer(outer);
  const { id } = parse(deleteSavedViewSchema, input);
  await withTransaction(outer, async ({ tx }) => {
    const { count } = await tx.savedView.deleteMany({ where: { id, memberId } });
    if (count === 0) throw notFound("savedView", id);
  });
}
