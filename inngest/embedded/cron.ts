import { type ParsedCronItem, parseCronItem } from "graphile-worker";
import type { Registration } from "@/inngest/embedded/registration";

/** A tick missed while no engine ran is made up for once, if it is at most this old. */
const MAKE_UP_MILLISECONDS = 24 * 60 * 60_000;

export interface CronPayload {
  readonly function: string;
  readonly cron: string;
  readonly _cron: { readonly ts: string };
}

/**
 * The schedule of every cron function, for graphile-worker: five fields in UTC. All missed ticks of a function share one job
 * key, so that they become one run. Throws on a schedule it cannot read, such as one with a time zone or seconds.
 */
export function cronItems(registrations: Iterable<Registration>): ParsedCronItem[] {
  const items = [...registrations].flatMap(({ id, crons }) => crons.map((cron) => cronItem(id, cron)));
  return [...items, parseCronItem({ task: "inngest-prune", match: "17 * * * *", identifier: "inngest-prune" })];
}

function cronItem(functionId: string, cron: string): ParsedCronItem {
  const identifier = `inngest-cron:${functionId}:${cron}`;
  try {
    return parseCronItem({
      task: "inngest-cron",
      match: cron,
      identifier,
      payload: { function: functionId, cron },
      options: { backfillPeriod: MAKE_UP_MILLISECONDS, jobKey: identifier, jobKeyMode: "replace", maxAttempts: 32767 },
    });
  } catch (error) {
    throw new Error(`${functionId}: the embedded engine cannot read the cron "${cron}" (five fields, UTC)`, { cause: error });
  }
}
