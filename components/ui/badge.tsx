import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";
import { TONE_SOFT } from "@/components/ui/tone";

interface BadgeProps {
  tone?: Tone;
  /** A sign beside the words, so that the state does not hang on colour alone. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A short word about a state. */
export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 w-fit items-center gap-1 rounded-full border px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0",
        icon ? "pl-1.5" : "",
        TONE_SOFT[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
