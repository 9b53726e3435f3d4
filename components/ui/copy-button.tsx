"use client";

import { clsx } from "clsx";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { announce, prepareAnnouncer } from "@/components/ui/announce";

interface CopyButtonProps {
  value: string;
  /** Names the thing that is copied: "Copy address". */
  label: string;
  /** Announced when done. */
  done?: string;
  /** Announced when the browser refuses. */
  failed?: string;
  /** Shows the words, not only the icon. */
  words?: boolean;
  size?: "sm" | "md" | "lg";
  className?: string;
}

const ICON_SIZES = {
  sm: "size-6 [&_svg]:size-3.5",
  md: "size-8 [&_svg]:size-4",
  lg: "size-10 [&_svg]:size-5",
} as const;
const WORD_SIZES = {
  sm: "h-7 px-2.5 text-xs [&_svg]:size-3.5",
  md: "h-8 px-3 text-sm [&_svg]:size-4",
  lg: "h-10 px-4 text-sm [&_svg]:size-4",
} as const;
const SHOWN_MS = 2_000;

/** Puts `value` on the clipboard, swaps its icon for a tick and says so aloud. */
export function CopyButton(props: CopyButtonProps) {
  const { value, label, done = "Copied", failed = "Could not copy", words, size = "md", className } = props;
  const [result, setResult] = useState<"idle" | "done" | "failed">("idle");

  useEffect(() => {
    prepareAnnouncer();
  }, []);

  useEffect(() => {
    if (result === "idle") return;
    const timer = setTimeout(() => setResult("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [result]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setResult("done");
      announce(done);
    } catch {
      setResult("failed");
      announce(failed);
    }
  }

  const said = { idle: label, done, failed }[result];
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      onClick={copy}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium transition-colors duration-100",
        words
          ? [
              "border border-line bg-surface text-ink shadow-card hover:bg-hover dark:bg-raised dark:hover:bg-hover",
              WORD_SIZES[size],
            ]
          : ["text-muted hover:bg-hover hover:text-ink", ICON_SIZES[size]],
        className,
      )}
    >
      {result === "done" ? <Check aria-hidden className="text-success-ink" /> : <Copy aria-hidden />}
      {words ? <span aria-hidden>{said}</span> : null}
    </button>
  );
}
