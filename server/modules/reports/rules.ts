import { LIMITS } from "@/server/config/limits";
import { addSeconds, instant } from "@/server/core/clock";
import { invalidField } from "@/server/core/errors";
import { time } from "@/server/core/wire";

const DAY_SECONDS = 24 * 60 * 60;
const USUAL_DAYS = 30;

/** The span of a report. Throws `validation_failed` when nothing is in it, or more than a year. */
export function spanOf(
  now: Date,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): { from: string; to: string } {
  const end = to === undefined ? now : instant(to);
  const begin = from === undefined ? addSeconds(end, -USUAL_DAYS * DAY_SECONDS) : instant(from);
  if (begin >= end) throw invalidField("to", "Must be later than `from`");
  if (end > addSeconds(begin, LIMITS.report.daysMaximum * DAY_SECONDS))
    throw invalidField("to", `Must be at most ${LIMITS.report.daysMaximum} days after the beginning`);
  return { from: time(begin), to: time(end) };
}
