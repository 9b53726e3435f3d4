import { db } from "@/server/db/client";
import type { Context, Transaction, TransactionContext } from "@/server/db/context";
import { isTransientConflict } from "@/server/db/database-error";
import { openDirectly, type OpeningOptions } from "@/server/db/direct-statements";
import { forgetAppended, pokeRelay, takeAppended } from "@/server/db/outbox-signal";

const ATTEMPTS = 4;
const TIMEOUT_MILLISECONDS = 15_000;

/**
 * Runs `work` in one READ COMMITTED transaction, or inside the caller's when the context has one. A deadlock or write
 * conflict runs the whole of `work` again, so it must have no effect outside the database. The relay is woken after the
 * commit when events were appended. `options` are for a transaction of its own.
 */
export async function withTransaction<T>(
  ctx: Context,
  work: (ctx: TransactionContext) => Promise<T>,
  options?: OpeningOptions,
): Promise<T> {
  if (ctx.tx) return work({ ...ctx, tx: ctx.tx });
  for (let attempt = 1; ; attempt += 1) {
    let used: Transaction | undefined;
    try {
      const result = await openDirectly(
        (direct) =>
          db().$transaction(
            (tx) => {
              used = direct(tx);
              return work({ ...ctx, tx: used });
            },
            { timeout: TIMEOUT_MILLISECONDS, maxWait: TIMEOUT_MILLISECONDS },
          ),
        options,
      );
      if (used && takeAppended(used)) pokeRelay();
      return result;
    } catch (error) {
      if (used) forgetAppended(used);
      if (attempt >= ATTEMPTS || !isTransientConflict(error)) throw error;
    }
  }
}

/** The caller's transaction when there is one, else the plain client: for reads. */
export function reader(ctx: Context): Transaction {
  return ctx.tx ?? db();
}
