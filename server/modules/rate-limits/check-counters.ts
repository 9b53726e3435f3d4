import { counters } from "@/server/modules/rate-limits/internal";

/** Whether the shared store counts. Degraded: each server counts for itself, and nobody is refused because of it. Never throws. */
export async function checkCounters(): Promise<{ name: string; status: "ok" | "degraded"; detail?: string }> {
  const { resting, uninsured } = counters().report;
  if (!resting) return { name: "rate-limits", status: "ok" };
  return {
    name: "rate-limits",
    status: "degraded",
    detail: `The store does not answer: ${uninsured} requests were counted by this server alone`,
  };
}
