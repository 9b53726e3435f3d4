/** Where the watcher stands on a network. */
export interface ChainStatus {
  readonly network: string;
  /** Newest block that was searched for payments; it may still leave the chain. */
  readonly head: { readonly number: number; readonly hash: string; readonly time: Date };
  /** Newest block that can never leave the chain. */
  readonly final: { readonly number: number; readonly hash: string; readonly time: Date };
  readonly scannedAt: Date;
  readonly version: number;
}
