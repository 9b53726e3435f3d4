import { type ParsedCronItem, parseCronItem } from "graphile-worker";
import type { Registration } from "@/inngest/embedded/registration";

/** Ticks missed while no engine ran are made up for, in one run, if they are at most this old. */
const MAKE_UP_MILLISECONDS = 24 * 60 * 60_000;

export interface CronPayload {
  readonly function: string;
  readonly cron: string;
  /** The tick, and whether it was made up for later. */
  readonly _cron: { readonly ts: string; readonly backfilled: boolean };
}

/**
 * The schedule of every cron function, for graphile-worker: five fields in UTC. Throws on a schedule it cannot read, such as
 * one with a time zone or seconds.
 */
export function cronItems(registrations: Iterable<Registration>): ParsedCronItem[] {
  const items = [...registrations].flatMap(({ id, crons }) => crons.map((cron) => cronItem(id, cron)));
  return [
    ...items,
    parseCronItem({ task: "inngest-prune", match: "17 * * * *", identifier: "inngest-prune" }),
  ];
}

function cronItem(functionId: string, cron: string): ParsedCronItem {
  const identifier = `inngest-cron:${functionId}:${cron}`;
  try {
    return parseCronItem({
      task: "inngest-cron",
      match: cron,
      identifier,
      payload: { function: functionId, cron },
      options: { backfillPeriod: MAKE_UP_MILLISECONDS, maxAttempts: 32767 },
    });
  } catch (error) {
    throw new Error(`${functionId}: the embedded engine cannot read the cron "${cron}" (five fields, UTC)`, {
      cause: error,
    });
  }
}
