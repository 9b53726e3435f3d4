import { clsx } from "clsx";
import type { ReactNode } from "react";

interface CardProps {
  title?: ReactNode;
  description?: ReactNode;
  /** Buttons or a link at the right edge of the heading. */
  actions?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
  /** `none` lets a table or a list touch the edges. */
  padding?: "none" | "md" | "lg";
  /** Level of the title in the page's outline. */
  level?: 2 | 3;
  className?: string;
}

const PADDING = { none: "", md: "p-4 sm:p-5", lg: "p-5 sm:p-7" } as const;
const HEADER = {
  none: "border-b border-line px-4 pt-4 pb-3.5 sm:px-5",
  md: "px-4 pt-4 sm:px-5",
  lg: "px-5 pt-5 sm:px-7 sm:pt-6",
} as const;

/** A surface that groups one subject: optional heading, body, optional footer. */
export function Card({
  title,
  description,
  actions,
  footer,
  children,
  padding = "md",
  level = 2,
  className,
}: CardProps) {
  const Title = level === 2 ? "h2" : "h3";
  const headed = Boolean(title ?? actions);
  return (
    <section className={clsx("min-w-0 rounded-xl border border-line bg-surface shadow-card", className)}>
      {headed ? (
        <header
          className={clsx("flex flex-wrap items-start justify-between gap-x-4 gap-y-2", HEADER[padding])}
        >
          <div className="min-w-0">
            {title ? <Title className="text-sm font-semibold text-ink">{title}</Title> : null}
            {description ? <p className="mt-0.5 text-sm text-pretty text-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      {children ? (
        <div className={clsx(PADDING[padding], headed && padding !== "none" && "pt-3.5! sm:pt-4!")}>
          {children}
        </div>
      ) : null}
      {footer ? (
        <footer className="border-t border-line px-4 py-3 text-sm text-muted sm:px-5">{footer}</footer>
      ) : null}
    </section>
  );
}
