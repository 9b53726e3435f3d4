/** Where the watcher stands on a network. */
export interface ChainStatus {
  readonly network: string;
  /** Newest block that was searched for payments; it may still leave the chain. */
  readonly head: { readonly number: number; readonly hash: string; readonly time: Date };
  /** Newest block that can never leave the chain and was read once more since it cannot. */
  readonly final: { readonly number: number; readonly hash: string; readonly time: Date };
  /** The chain's newest block at the last look; null before the first look that told. */
  readonly latestNumber: number | null;
  /** When the token moved last, anybody's and to a range of blocks; null before the first time. */
  readonly lastTransferTime: Date | null;
  readonly scannedAt: Date;
  /** Until when detection is known to have worked. */
  readonly seenUntil: Date;
  /** Why the watcher cannot go on before a person looks; null while it can. */
  readonly problem: string | null;
  readonly version: number;
}

/** One network as the operator sees it. */
export interface ChainReport {
  readonly object: "chain_report";
  readonly network: string;
  readonly livemode: boolean;
  /** By so many seconds the network's clock was moved ahead of real time. */
  readonly clock_ahead_seconds: number;
  /** The hosts of the configured endpoints; never their keys. */
  readonly hosts: readonly string[];
  /** The watcher's cursors; null before its first tick. */
  readonly head: { readonly number: number; readonly time: string } | null;
  readonly final: { readonly number: number; readonly time: string } | null;
  readonly scanned_at: string | null;
  readonly lag_seconds: number;
  /** What the endpoints said when they were asked for this report. */
  readonly providers: {
    readonly answering: boolean;
    readonly problem: string | null;
    readonly head: number | null;
    readonly final: number | null;
  };
}
