import { authorizeSystem } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";

const BATCH = 5_000;

/** Deletes at most 5,000 keys past their time and says how many: a job calls it until that is 0. */
export async function pruneIdempotencyKeys(ctx: Context): Promise<{ deleted: number }> {
  authorizeSystem(ctx);
  const deleted = await db().$executeRaw`
    DELETE FROM idempotency_keys
    WHERE id IN (SELECT id FROM idempotency_keys WHERE expires_at <= ${ctx.clock.now()} ORDER BY expires_at LIMIT ${BATCH})`;
  return { deleted };
}
