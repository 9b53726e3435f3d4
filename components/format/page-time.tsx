"use client";

import { useEffect } from "react";
import { movePageClock } from "@/components/format/page-clock";

/** Lets "5 minutes ago" count from the time that the page's data is in. */
export function PageTime({ aheadSeconds }: { aheadSeconds: number }) {
  useEffect(() => {
    movePageClock(aheadSeconds);
    return () => movePageClock(0);
  }, [aheadSeconds]);
  return null;
}
