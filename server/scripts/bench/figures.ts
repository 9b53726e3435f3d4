/** What one measurement is compared with, taken in the same rounds. */
export interface Baseline {
  readonly what: string;
  /** One value per round, in the unit of the figure. */
  readonly values: readonly number[];
}

export interface Figure {
  /** The measurement that it belongs to, such as `P1`. */
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  /** One value per round. */
  readonly values: readonly number[];
  readonly baseline?: Baseline;
  readonly target?: Target;
}

/** A bound on the median of the ratios where there is a baseline, else on the median of the values. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

export interface JudgedFigure extends Figure {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  /** Median of value ÷ baseline, round by round. */
  readonly ratio?: number;
  readonly met?: boolean;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which the given share lies, interpolated between neighbours. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** Adds the statistics to a figure and says whether it meets its target. */
export function judge(figure: Figure): JudgedFigure {
  const { values, baseline, target } = figure;
  const middle = median(values);
  const ratio =
    baseline && median(values.map((value, round) => value / (baseline.values[round] ?? Number.NaN)));
  const statistics = { median: middle, lowest: Math.min(...values), highest: Math.max(...values), ratio };
  if (!target) return { ...figure, ...statistics };
  const measured = ratio ?? middle;
  const met = "atLeast" in target ? measured >= target.atLeast : measured <= target.atMost;
  return { ...figure, ...statistics, met };
}

function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toFixed(value >= 10 ? 1 : 2);
}

function targetText({ target, baseline }: Figure): string {
  if (!target) return "";
  const bound = "atLeast" in target ? `≥ ${short(target.atLeast)}` : `≤ ${short(target.atMost)}`;
  return baseline ? `${bound} ×` : bound;
}

const HEADINGS = ["", "measurement", "unit", "median", "min – max", "baseline", "ratio", "target", "met"];

function cells(figure: JudgedFigure): string[] {
  const { id, what, unit, baseline, ratio, met } = figure;
  return [
    id,
    what,
    unit,
    short(figure.median),
    `${short(figure.lowest)} – ${short(figure.highest)}`,
    baseline ? `${baseline.what}: ${short(median(baseline.values))}` : "",
    ratio === undefined ? "" : `${ratio.toFixed(2)} ×`,
    targetText(figure),
    met === undefined ? "" : met ? "yes" : "NO",
  ];
}

/** A table for a terminal, one line per figure. */
export function renderTable(figures: readonly JudgedFigure[]): string {
  const lines = [HEADINGS, ...figures.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const render = (line: readonly string[]): string =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [render(HEADINGS), rule, ...lines.slice(1).map(render)].join("\n");
}
