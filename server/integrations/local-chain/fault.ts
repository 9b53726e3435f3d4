import { z } from "zod";

/** What a public endpoint does on a bad day. */
export const faultSchema = z.discriminatedUnion("kind", [
  /** HTTP 200 without a JSON-RPC envelope. */
  z.object({ kind: z.literal("overload") }),
  /** The node stands still this many blocks behind the head at the time of the fault. */
  z.object({ kind: z.literal("lagging"), blocks: z.int().min(1).max(10_000).default(20) }),
  /** HTTP 403, as under a rate limit's penalty. */
  z.object({ kind: z.literal("forbidden") }),
  /** Connections are cut. */
  z.object({ kind: z.literal("down") }),
  /** The log index is missing: queries with a filter find nothing, and say nothing. */
  z.object({ kind: z.literal("unindexed") }),
  /** Receipts are not kept: the HTTP API has blocks but nothing of what their transactions did. */
  z.object({ kind: z.literal("unrecorded") }),
]);

export type Fault = z.output<typeof faultSchema>;

export const OVERLOAD_ANSWER = {
  Error: "class java.lang.IllegalAccessException : this node is lack of computing resources",
};
