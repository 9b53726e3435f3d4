import { clsx } from "clsx";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** Why it is empty and what will appear here. */
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
  size?: "md" | "lg";
  className?: string;
}

/** Nothing here yet: says what belongs here and offers the way to it. */
export function EmptyState({ icon, title, children, action, size = "md", className }: EmptyStateProps) {
  return (
    <div
      className={clsx(
        "flex flex-col items-center px-6 text-center",
        size === "lg" ? "py-20" : "py-12",
        className,
      )}
    >
      {icon ? (
        <span
          aria-hidden
          className="mb-3.5 flex size-10 items-center justify-center rounded-lg border border-line bg-surface text-muted shadow-card [&_svg]:size-5"
        >
          {icon}
        </span>
      ) : null}
      <p className="text-sm font-semibold text-ink">{title}</p>
      {children ? <div className="mt-1 max-w-sm text-sm text-pretty text-muted">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
