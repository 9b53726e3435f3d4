import { param, type SearchParams } from "@/components/data/cursor-trail";
import { parseDaySpan } from "@/components/data/day-span";
import { type GetOverviewInput, getOverviewSchema } from "@/server/modules/read-models/schema";

/** What the figures are about. It lives in the URL, so that it can be shared and gone back to. */
export interface Period {
  readonly label: string;
  /** What it is compared with. */
  readonly previous: string;
  readonly input: GetOverviewInput;
  /** A choice of days up to and including today; undefined for a custom span. */
  readonly days?: number;
}

export const PERIODS = [
  { days: 1, label: "Today", previous: "yesterday", input: { days: 1 } },
  { days: 7, label: "7 days", previous: "the 7 days before", input: { days: 7 } },
  { days: 28, label: "4 weeks", previous: "the 4 weeks before", input: { days: 28 } },
  { days: 91, label: "3 months", previous: "the 3 months before", input: { days: 91 } },
] as const satisfies readonly Period[];

const DEFAULT_PERIOD = PERIODS[1];

/** Reads the page's address: `from` and `to`, or `days`; whatever is not understood is the last 7 days. */
export function parsePeriod(params: SearchParams): Period {
  const { from, to } = parseDaySpan(params);
  if (from && to) {
    const input = { span: { from, to } };
    if (getOverviewSchema.safeParse(input).success)
      return { label: `${from} to ${to}`, previous: "as many days before", input };
  }
  return PERIODS.find(({ days }) => String(days) === param(params, "days")) ?? DEFAULT_PERIOD;
}
