import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";
import { TONE_SOFT } from "@/components/ui/tone";

interface AlertProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  icon?: ReactNode;
  /** A button or a link: the next step. */
  action?: ReactNode;
  /** `alert` interrupts a screen reader; keep it for what appears after an action. */
  role?: "status" | "alert" | "note";
  className?: string;
}

const ICONS: Record<Tone, ReactNode> = {
  neutral: <Info aria-hidden />,
  accent: <Info aria-hidden />,
  info: <Info aria-hidden />,
  success: <CircleCheck aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  danger: <CircleAlert aria-hidden />,
};

/** A message that belongs to the page: what happened and what can be done. */
export function Alert({ tone = "info", title, children, icon, action, role, className }: AlertProps) {
  return (
    <div
      role={role}
      className={clsx("flex gap-3 rounded-lg border px-3.5 py-3 text-sm", TONE_SOFT[tone], className)}
    >
      <span className="mt-0.5 shrink-0 [&_svg]:size-4">{icon ?? ICONS[tone]}</span>
      <div className="flex min-w-0 flex-1 flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          {title ? <p className="font-semibold">{title}</p> : null}
          {children ? (
            <div className={clsx("text-pretty", title && "mt-0.5 text-ink")}>{children}</div>
          ) : null}
        </div>
        {action}
      </div>
    </div>
  );
}
