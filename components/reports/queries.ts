import { toTimeFilters } from "@/components/data/day-span";
import type { Overview } from "@/server/modules/read-models/schema";

/** The first and the last day of the figures; undefined without any. */
export function daysShown(overview: Overview | undefined): { from: string; to: string } | undefined {
  const [first, last] = [overview?.days[0], overview?.days.at(-1)];
  return first && last && { from: first.date, to: last.date };
}

/** The sums of the settlements of these days; of the settlements themselves no more than must be. */
export function sumsOf(days: { from: string; to: string }) {
  const { created_after: from, created_before: to } = toTimeFilters(days);
  return { from, to, limit: 1 };
}
