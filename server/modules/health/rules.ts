import type { HealthCheck, Readiness } from "@/server/modules/health/schema";

/** Ready as long as nothing fails. What only lags does not take a server out of service: it would help nobody. */
export function readinessOf(checks: readonly HealthCheck[]): Readiness {
  const statuses = new Set(checks.map((check) => check.status));
  const status = statuses.has("failing") ? "not_ready" : statuses.has("degraded") ? "degraded" : "ready";
  return { status, checks: [...checks] };
}

/** Migrations of this version of the code that the database lacks, in order. */
export function missingMigrations(known: readonly string[], applied: readonly string[]): string[] {
  const done = new Set(applied);
  return known.filter((name) => !done.has(name)).toSorted();
}
