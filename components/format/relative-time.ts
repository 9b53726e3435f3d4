const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "long" });

/** "5 minutes ago", "in 2 hours"; under fifteen seconds "just now". Both times in milliseconds. */
export function relativeTime(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 15) return "just now";
  for (const [unit, size] of STEPS) {
    if (distance >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(seconds, "second");
}

/** "2 hours", "30 minutes": a span of seconds in its largest whole unit. */
export function spanText(seconds: number): string {
  const [unit, size] = STEPS.find((step) => seconds >= step[1]) ?? (["second", 1] as const);
  return new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "long" }).format(
    Math.trunc(seconds / size),
  );
}
