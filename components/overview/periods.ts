/** Periods of the overview, in days up to and including today. */
export const PERIODS = [
  { days: 1, label: "Today", previous: "yesterday" },
  { days: 7, label: "7 days", previous: "the 7 days before" },
  { days: 28, label: "4 weeks", previous: "the 4 weeks before" },
  { days: 91, label: "3 months", previous: "the 3 months before" },
] as const;

export type Period = (typeof PERIODS)[number];

const DEFAULT_PERIOD = PERIODS[1];

export function parsePeriod(days: string | undefined): Period {
  return PERIODS.find((period) => String(period.days) === days) ?? DEFAULT_PERIOD;
}
