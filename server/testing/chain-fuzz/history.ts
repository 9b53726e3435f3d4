/** A merchant's settings that change how money is judged. */
export interface MerchantPlan {
  readonly toleranceBasisPoints: number;
  readonly confirmationsOverride: number | null;
  readonly latePolicy: "accept" | "hold";
  readonly feeBasisPoints: number;
}

/** How much a transfer carries, seen from the invoice it is meant for. */
export type Amount = "exact" | "half" | "third" | "double" | "dust" | "zero" | "enough" | "not_enough";

export interface TransferPlan {
  /** Which invoice's address, counted around; null is an address that is not ours. */
  readonly invoice: number | null;
  readonly amount: Amount;
  readonly token: "usdt" | "other";
}

export const JOBS = [
  "scan",
  "scan_final",
  "confirm",
  "settle",
  "settle_missed",
  "finalise",
  "expire",
  "give_up",
  "cancel",
] as const;
export type JobName = (typeof JOBS)[number];

/** `before`: dies before its commit. `after`: commits, its answer is lost, and it is run again. */
export type Crash = "none" | "before" | "after";

export interface JobPlan {
  readonly job: JobName;
  readonly crash: Crash;
  /** The invoice to cancel, counted around. */
  readonly invoice: number;
}

/** How the nodes behave until it is said again. */
export interface Weather {
  /** How many of a hundred calls end in `chain_unavailable`. */
  readonly failing: number;
  /** Each call is answered by a node that may have missed up to so many of the last changes of the chain. */
  readonly behind: number;
  /** Whether all calls are answered by the same one of these nodes, or each by another one. */
  readonly switching: boolean;
  /** Questions to the log index are answered with no transfers and without a word, as by a node whose index has gaps. */
  readonly silent: boolean;
  readonly seed: number;
}

export const CALM: Weather = { failing: 0, behind: 0, switching: false, silent: false, seed: 0 };

/**
 * One thing that happens. Every number is meaningful in every world (counted around, cut to what is possible), so that a
 * history stays a history when steps are taken out.
 */
export type Step =
  | {
      readonly do: "ask";
      readonly merchant: number;
      readonly amount: string;
      readonly expiresInSeconds: number;
    }
  | {
      readonly do: "pay";
      readonly transfers: readonly TransferPlan[];
      readonly succeeds: boolean;
      readonly seed: number;
    }
  | { readonly do: "mine"; readonly count: number; readonly gapSeconds: number }
  | { readonly do: "reorganise"; readonly depth: number; readonly seed: number }
  | { readonly do: "remine"; readonly seed: number }
  | { readonly do: "solidify" }
  | { readonly do: "weather"; readonly weather: Weather }
  /** Runs these at the same moment. */
  | { readonly do: "jobs"; readonly jobs: readonly JobPlan[] }
  /** The same blocks are searched once more. */
  | { readonly do: "repeat"; readonly blocks: number };

export interface History {
  readonly seed: number;
  readonly merchants: readonly MerchantPlan[];
  readonly steps: readonly Step[];
}
