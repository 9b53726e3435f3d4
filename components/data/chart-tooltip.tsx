import type { ChartPoint } from "@/components/data/chart";

interface ChartTooltipProps {
  active?: boolean;
  payload?: readonly { payload?: ChartPoint }[];
}

export function ChartTooltip({ active, payload }: ChartTooltipProps) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="rounded-md border border-line bg-raised px-2.5 py-1.5 text-xs shadow-raised">
      <div className="text-muted">{point.label}</div>
      <div className="figures font-medium text-ink">{point.text ?? point.value}</div>
    </div>
  );
}
