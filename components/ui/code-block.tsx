import { clsx } from "clsx";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";

interface CodeBlockProps {
  /** What is shown and copied. */
  code: string;
  /** Above the code: a language, a file name, a method and path. */
  title?: ReactNode;
  /** Long lines break instead of scrolling sideways. */
  wrap?: boolean;
  className?: string;
}

/** Code to read and copy. Scrolls sideways inside itself and is reachable by keyboard. */
export function CodeBlock({ code, title, wrap, className }: CodeBlockProps) {
  return (
    <div className={clsx("min-w-0 overflow-hidden rounded-lg border border-line bg-sunken", className)}>
      <div className="flex min-h-9 items-center justify-between gap-3 border-b border-line py-1 pr-1.5 pl-3.5 text-xs text-muted">
        <span className="min-w-0 truncate">{title ?? "Code"}</span>
        <CopyButton value={code} label="Copy code" size="sm" />
      </div>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        className={clsx(
          "-outline-offset-2 overflow-x-auto px-3.5 py-3 font-mono text-xs leading-5 text-ink",
          wrap && "break-all whitespace-pre-wrap",
        )}
      >
        <code>{code}</code>
      </pre>
    </div>
  );
}
