/** Where the watcher stands on a network. */
export interface ChainStatus {
  readonly network: string;
  /** Newest block that was searched for payments; it may still leave the chain. */
  readonly head: { readonly number: number; readonly hash: string; readonly time: Date };
  /** Newest block that can never leave the chain and was read once more since it cannot. */
  readonly final: { readonly number: number; readonly hash: string; readonly time: Date };
  /** The chain's newest block at the last look; null before the first look that told. */
  readonly latestNumber: number | null;
  /** Time of the newest searched block in which the token moved at all; null before the first one. */
  readonly lastTransferTime: Date | null;
  readonly scannedAt: Date;
  /** Why the watcher cannot go on before a person looks; null while it can. */
  readonly problem: string | null;
  readonly version: number;
}
