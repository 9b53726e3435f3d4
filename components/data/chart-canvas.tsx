"use client";

import {
  Area,
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ChartPoint } from "@/components/data/chart";
import { ChartTooltip } from "@/components/data/chart-tooltip";

interface ChartCanvasProps {
  data: readonly ChartPoint[];
  kind: "area" | "bar";
}

const TICK = { fill: "var(--muted)", fontSize: 11 } as const;
const MARGIN = { top: 6, right: 8, bottom: 0, left: 0 } as const;
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

const AXES = [
  <CartesianGrid key="grid" vertical={false} stroke="var(--line)" />,
  <XAxis
    key="x"
    dataKey="label"
    tick={TICK}
    tickLine={false}
    axisLine={false}
    minTickGap={28}
    tickMargin={8}
  />,
  <YAxis
    key="y"
    tick={TICK}
    tickLine={false}
    axisLine={false}
    width={44}
    tickFormatter={(value: number) => compact.format(value)}
  />,
];

export function ChartCanvas({ data, kind }: ChartCanvasProps) {
  const rows = [...data];
  return (
    <ResponsiveContainer width="100%" height="100%">
      {kind === "bar" ? (
        <BarChart data={rows} margin={MARGIN} accessibilityLayer={false}>
          {AXES}
          <Tooltip content={ChartTooltip} cursor={{ fill: "var(--hover)" }} isAnimationActive={false} />
          <Bar
            dataKey="value"
            fill="var(--chart-1)"
            radius={[3, 3, 0, 0]}
            maxBarSize={32}
            isAnimationActive={false}
          />
        </BarChart>
      ) : (
        <ComposedChart data={rows} margin={MARGIN} accessibilityLayer={false}>
          {AXES}
          <Tooltip content={ChartTooltip} cursor={{ stroke: "var(--control)" }} isAnimationActive={false} />
          <Line
            dataKey="previous"
            stroke="var(--control)"
            strokeDasharray="4 4"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
          />
          <Area
            dataKey="value"
            type="monotone"
            stroke="var(--chart-1)"
            strokeWidth={2}
            fill="var(--chart-1)"
            fillOpacity={0.1}
            activeDot={{ r: 3.5, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        </ComposedChart>
      )}
    </ResponsiveContainer>
  );
}
