import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";
import { TONE_SOFT } from "@/components/ui/tone";

interface ScreenHeadingProps {
  icon: ReactNode;
  tone: Tone;
  title: string;
  /** What it means for the customer. */
  children?: ReactNode;
}

/** An amount stays on one line with its unit. */
const keepAmounts = (text: string): string => text.replaceAll(/(\d) (?=[A-Z]{3})/g, "$1\u00a0");

/** What became of the invoice: a sign, the page's heading, one or two sentences. */
export function ScreenHeading({ icon, tone, title, children }: ScreenHeadingProps) {
  return (
    <div>
      <span
        aria-hidden
        className={clsx(
          "flex size-12 items-center justify-center rounded-full border [&_svg]:size-6",
          TONE_SOFT[tone],
        )}
      >
        {icon}
      </span>
      <h1 className="mt-4 text-3xl font-semibold text-ink">{keepAmounts(title)}</h1>
      {children ? <div className="mt-2 text-pretty text-muted sm:text-base">{children}</div> : null}
    </div>
  );
}
