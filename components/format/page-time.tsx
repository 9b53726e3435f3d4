"use client";

import { createContext, type ReactNode, useContext } from "react";

const AheadSeconds = createContext(0);

/**
 * Lets "5 minutes ago" count from the time that the data within is in, which test mode's clock may have moved ahead of the
 * reader's. A context and not a setting of the page, so that the server's words are right too.
 */
export function PageTime({ aheadSeconds, children }: { aheadSeconds: number; children: ReactNode }) {
  return <AheadSeconds value={aheadSeconds}>{children}</AheadSeconds>;
}

/** So many seconds is the data's clock ahead of the reader's. */
export function useAheadSeconds(): number {
  return useContext(AheadSeconds);
}
