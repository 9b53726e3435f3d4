import { z } from "zod";
import { monotonicMilliseconds } from "@/server/core/clock";

/** What a public endpoint does on a bad day. */
const faultSchema = z.discriminatedUnion("kind", [
  /** HTTP 200 without a JSON-RPC envelope. */
  z.object({ kind: z.literal("overload") }),
  /** The node stands still this many blocks behind the head at the time of the fault. */
  z.object({ kind: z.literal("lagging"), blocks: z.int().min(1).max(10_000).default(20) }),
  /** HTTP 429, as beyond a rate limit. */
  z.object({ kind: z.literal("limited") }),
  /** HTTP 403, as under a rate limit's penalty. */
  z.object({ kind: z.literal("forbidden") }),
  /** The node does what it is asked, and the connection is cut before it says so. */
  z.object({ kind: z.literal("unanswered") }),
  /** The HTTP API takes no transactions. */
  z.object({ kind: z.literal("busy") }),
  /** Connections are cut. */
  z.object({ kind: z.literal("down") }),
  /** The log index is missing: queries with a filter find nothing, and say nothing. */
  z.object({ kind: z.literal("unindexed") }),
  /** Receipts are not kept: the HTTP API has blocks but nothing of what their transactions did. */
  z.object({ kind: z.literal("unrecorded") }),
]);

type Fault = z.output<typeof faultSchema>;

export const OVERLOAD_ANSWER = {
  Error: "class java.lang.IllegalAccessException : this node is lack of computing resources",
};

/** A fault lasts for `seconds`, for so many `requests`, or until it is replaced; null ends it. */
export const outageSchema = z.object({
  fault: faultSchema.nullable(),
  seconds: z.number().positive().optional(),
  requests: z.int().min(1).optional(),
});

export interface Outage {
  readonly kind: Fault["kind"];
  /** The newest block that a lagging node has. */
  readonly ceiling: number | undefined;
}

/** The fault that the node has at the moment, if any. */
export class OutageSwitch {
  private outage: (Outage & { readonly until: number; requests: number }) | null = null;

  /** Begins or ends a fault of a node whose newest block is `head`. */
  set({ fault, seconds = Infinity, requests = Infinity }: z.output<typeof outageSchema>, head: number): void {
    const ceiling = fault?.kind === "lagging" ? Math.max(0, head - fault.blocks) : undefined;
    const until = monotonicMilliseconds() + seconds * 1000;
    this.outage = fault && { kind: fault.kind, ceiling, until, requests };
  }

  /** What the next request meets. It counts as one. */
  meet(): Outage | null {
    const { outage } = this;
    if (!outage) return null;
    if (monotonicMilliseconds() >= outage.until || outage.requests <= 0) {
      this.outage = null;
      return null;
    }
    outage.requests -= 1;
    return outage;
  }
}
