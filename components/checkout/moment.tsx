"use client";

import { useSyncExternalStore } from "react";
import { useWords } from "@/components/checkout/words-provider";

interface MomentProps {
  /** ISO 8601, UTC. */
  value: string;
  className?: string;
}

const neverChanges = () => () => undefined;

/** A moment in the customer's language. The server writes UTC; in the browser it becomes the reader's own zone. */
export function Moment({ value, className }: MomentProps) {
  const words = useWords();
  const inBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const at = Date.parse(value);
  // Browsers may know a language a little differently from the server.
  return (
    <time dateTime={value} title={words.moment(at, "UTC")} suppressHydrationWarning className={className}>
      {words.moment(at, inBrowser ? undefined : "UTC")}
    </time>
  );
}
