import { clsx } from "clsx";
import type { Tone } from "@/components/ui/tone";

interface ProgressProps {
  value: number;
  max?: number;
  /** Names what advances. */
  label: string;
  /** Words instead of a percentage: "12 of 19 confirmations". */
  text?: string;
  tone?: Extract<Tone, "accent" | "success" | "warning">;
  className?: string;
}

const FILL = { accent: "bg-accent", success: "bg-success-ink", warning: "bg-warning-ink" } as const;

/** How far something is, between 0 and `max`. */
export function Progress({ value, max = 100, label, text, tone = "accent", className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
      className={clsx("h-1.5 w-full overflow-hidden rounded-full bg-neutral-line", className)}
    >
      <div
        className={clsx("h-full rounded-full transition-[width] duration-500 ease-out", FILL[tone])}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
