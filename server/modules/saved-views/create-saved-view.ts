import { LIMITS } from "@/server/config/limits";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { lock } from "@/server/db/locks";
import { withTransaction } from "@/server/db/transaction";
import { authorizeViewer, sealQuery, toSavedView } from "@/server/modules/saved-views/internal";
import {
  type CreateSavedViewInput,
  createSavedViewSchema,
  type SavedView,
} from "@/server/modules/saved-views/schema";

/**
 * Keeps filters of a list under a name of the caller's; the name again replaces them. Throws `forbidden`, `validation_failed`,
 * `conflict` beyond 50 names.
 */
export async function createSavedView(outer: Context, input: CreateSavedViewInput): Promise<SavedView> {
  const memberId = authorizeViewer(outer);
  const { list, name, query } = parse(createSavedViewSchema, input);
  return withTransaction(outer, async ({ tx, clock }) => {
    await lock(tx, `saved views ${memberId}`);
    const others = await tx.savedView.count({ where: { memberId, list, name: { not: name } } });
    if (others >= LIMITS.savedViews)
      throw new DomainError("conflict", `There are at most ${LIMITS.savedViews} views: delete one first`);
    const sealed = sealQuery(query);
    const row = await tx.savedView.upsert({
      where: { memberId_list_name: { memberId, list, name } },
      create: { id: newId("savedView", clock), memberId, list, name, query: sealed, createdAt: clock.now() },
      update: { query: sealed },
    });
    return toSavedView(row);
  });
}
