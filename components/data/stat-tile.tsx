import { clsx } from "clsx";
import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";

interface StatTileProps {
  label: ReactNode;
  value: ReactNode;
  /** Change against the period before. `good` decides its colour, because more is not always better. */
  delta?: { text: string; direction: "up" | "down" | "flat"; good?: boolean };
  hint?: ReactNode;
  className?: string;
}

const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight } as const;

/** One number that matters and how it moved. */
export function StatTile({ label, value, delta, hint, className }: StatTileProps) {
  const Arrow = delta ? ARROWS[delta.direction] : null;
  return (
    <div
      className={clsx("min-w-0 rounded-xl border border-line bg-surface px-4 py-3.5 shadow-card", className)}
    >
      <div className="text-xs font-medium text-muted">{label}</div>
      <div className="figures mt-1 text-xl font-semibold wrap-break-word text-ink">{value}</div>
      {delta || hint ? (
        <div className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-muted">
          {delta && Arrow ? (
            <span
              className={clsx("figures inline-flex items-center gap-0.5 font-medium", deltaColour(delta))}
            >
              <Arrow aria-hidden className="size-3.5" />
              <span className="sr-only">{delta.direction} </span>
              {delta.text}
            </span>
          ) : null}
          {hint}
        </div>
      ) : null}
    </div>
  );
}

function deltaColour({ direction, good }: NonNullable<StatTileProps["delta"]>): string {
  if (direction === "flat" || good === undefined) return "text-muted";
  return good ? "text-success-ink" : "text-danger-ink";
}
