import type { ListUnmatchedDepositsInput } from "@/server/modules/unmatched-deposits/schema";

export const UNMATCHED_STATES = ["open", "decided"] as const;
export type UnmatchedState = (typeof UNMATCHED_STATES)[number];

/** The slice that the address asks for; the open ones unless it says otherwise. */
export function parseState(text: string | undefined): UnmatchedState {
  return text === "decided" ? "decided" : "open";
}

/** The one question that the page asks, on the server and again in the browser. */
export function unmatchedQuery(
  state: UnmatchedState,
  cursor: string | undefined,
): ListUnmatchedDepositsInput {
  return { state, cursor };
}

/** The invoices that money can be assigned to: the newest that still wait for some. */
export const WAITING_INVOICES = { status: "pending", limit: 100 } as const;
