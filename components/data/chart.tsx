"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";

export interface ChartPoint {
  /** On the axis: "12 May". Unique. */
  label: string;
  /** Only its height is drawn from this number; exact money goes into `text`. Null where the line has not come yet. */
  value: number | null;
  /** Exact words for the tooltip and the table: "1,204.50 USDT". */
  text?: string;
  /** The same moment one period earlier: a quiet dashed line. */
  previous?: number;
}

interface ChartProps {
  /** Says what is shown; title of the picture and of its table. */
  label: string;
  data: readonly ChartPoint[];
  kind?: "area" | "bar";
  /** CSS pixels. */
  height?: number;
}

const Canvas = dynamic(() => import("@/components/data/chart-canvas").then((module) => module.ChartCanvas), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

/** A small chart; its library loads after the page. Screen readers get the numbers as a table. */
export function Chart({ label, data, kind = "area", height = 220 }: ChartProps) {
  return (
    <figure className="min-w-0">
      <div aria-hidden style={{ height }}>
        <Canvas data={data} kind={kind} />
      </div>
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <tbody>
            {data.map((point) => (
              <tr key={point.label}>
                <th scope="row">{point.label}</th>
                <td>{point.text ?? point.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
