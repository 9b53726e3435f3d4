interface Change {
  readonly text: string;
  readonly direction: "up" | "down" | "flat";
}

/** How a figure moved against the period before, in whole percent; undefined when there was nothing to compare with. */
export function changeOf(current: string | number, previous: string | number): Change | undefined {
  const before = Number(previous);
  if (before === 0) return undefined;
  const percent = Math.round(((Number(current) - before) / Math.abs(before)) * 100);
  if (percent === 0) return { text: "0 %", direction: "flat" };
  return { text: `${Math.abs(percent).toLocaleString("en")} %`, direction: percent > 0 ? "up" : "down" };
}

/** A share from 0 to 1, or null when there is nothing to share. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** A share in percent, or a dash. */
export function shareText(share: number | null): string {
  return share === null ? "—" : `${Math.round(share * 100)} %`;
}

/** How a share moved against the period before, in whole percentage points. */
export function pointsOf(current: number | null, previous: number | null): Change | undefined {
  if (current === null || previous === null) return undefined;
  const points = Math.round(current * 100) - Math.round(previous * 100);
  if (points === 0) return { text: "0 points", direction: "flat" };
  return {
    text: `${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"}`,
    direction: points > 0 ? "up" : "down",
  };
}

/** A duration as people say it: "0.8 s", "45 s", "3 min", "2 h". */
export function durationText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
