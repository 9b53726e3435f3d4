import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";
import { TONE_SOFT } from "@/components/ui/tone";

interface TimelineItemProps {
  title: ReactNode;
  /** When it happened; usually a `DateTime`. */
  time?: ReactNode;
  icon?: ReactNode;
  tone?: Tone;
  children?: ReactNode;
}

/** What happened, one thing under the other. Its children are `TimelineItem`s. */
export function Timeline({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {children}
    </ol>
  );
}

export function TimelineItem({ title, time, icon, tone = "neutral", children }: TimelineItemProps) {
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0">
      <span aria-hidden className="absolute top-7 bottom-0 left-3 w-px bg-line group-last:hidden" />
      <span
        aria-hidden
        className={clsx(
          "relative flex size-6 shrink-0 items-center justify-center rounded-full border [&_svg]:size-3.5",
          TONE_SOFT[tone],
        )}
      >
        {icon ?? <span className="size-1.5 rounded-full bg-current" />}
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <div className="min-w-0 text-sm font-medium text-ink">{title}</div>
          {time ? <div className="text-xs text-muted">{time}</div> : null}
        </div>
        {children ? <div className="mt-0.5 text-sm text-muted">{children}</div> : null}
      </div>
    </li>
  );
}
