import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";

/** A band in a colour of its own above pages whose money is not real. */
export function ModeBanner({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <aside
      aria-label="Mode"
      className="flex min-h-8 flex-wrap items-center justify-center gap-x-3 gap-y-0.5 bg-test px-4 py-1 text-center text-xs font-medium text-on-test [&_a]:underline [&_a]:underline-offset-2"
    >
      <span className="inline-flex items-center gap-1.5">
        <FlaskConical aria-hidden className="size-3.5 shrink-0" />
        {children}
      </span>
      {action}
    </aside>
  );
}

/** The same colour as a small mark, for the top bar and for rows of test data. */
export function ModeBadge({ children = "Test" }: { children?: ReactNode }) {
  return (
    <span className="inline-flex h-5 items-center rounded-full bg-test px-2 text-xs font-semibold text-on-test">
      {children}
    </span>
  );
}
