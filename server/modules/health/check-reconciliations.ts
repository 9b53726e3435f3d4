import { systemContext } from "@/server/auth/authorize";
import type { Context } from "@/server/db/context";
import type { HealthCheck } from "@/server/modules/health/schema";
import { listLatestReconciliations } from "@/server/modules/reconciliations/list-latest-reconciliations";

/**
 * Whether the newest reconciliation of each kind found the books in balance. Public, so it says that they do not and not
 * where. Never throws.
 */
export async function checkReconciliations({ clock }: Context): Promise<HealthCheck> {
  const name = "reconciliation";
  try {
    const runs = await listLatestReconciliations(systemContext("health", "test", clock));
    const broken = runs.filter(({ ok }) => !ok).map(({ kind, network }) => network ?? kind);
    if (broken.length === 0) return { name, status: "ok" };
    return { name, status: "degraded", detail: `The books do not balance: ${broken.join(", ")}` };
  } catch {
    return { name, status: "degraded", detail: "The reconciliations cannot be read" };
  }
}
