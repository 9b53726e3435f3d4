import { clsx } from "clsx";
import type { ReactNode } from "react";

/** A name from code inside a sentence. */
export function InlineCode({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <code
      className={clsx(
        "rounded-sm border border-line bg-sunken px-1 py-px font-mono text-[0.86em] wrap-anywhere text-ink",
        className,
      )}
    >
      {children}
    </code>
  );
}

/** A sentence whose `backticks` mark code. */
export function RichText({ children }: { children: string }) {
  return [...children.matchAll(/`([^`]+)`|[^`]+/g)].map((part) =>
    part[1] === undefined ? part[0] : <InlineCode key={part.index}>{part[1]}</InlineCode>,
  );
}
