/** Counts what histories reached: a fuzz that never gets there proves nothing. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  /** Those of `names` that never happened. */
  missing(names: readonly string[]): string[] {
    return names.filter((name) => !this.counts.has(name));
  }

  describe(): string {
    const rows = [...this.counts].sort(([a], [b]) => a.localeCompare(b));
    return rows.map(([name, times]) => `  ${String(times).padStart(8)}  ${name}`).join("\n");
  }
}

/** What a hundred histories must have reached. */
export const MUST_REACH = [
  "deposit.unmatched",
  "invoice.cancelled",
  "invoice.confirming",
  "invoice.expired",
  "invoice.overpaid",
  "invoice.paid",
  "invoice.paid_late",
  "invoice.reopened",
  "invoice.underpaid",
  "payment.confirmed",
  "payment.failed",
  "payment.final",
  "payment.orphaned",
  "settlement.available",
  "settlement.completed",
  "settlement.reversed",
  "a payment came back in another block",
  "a settlement was made again",
  "died before commit: scan",
  "died before commit: scan_final",
  "died before commit: confirm",
  "died before commit: settle",
  "died before commit: finalise",
  "died before commit: expire",
  "chain_unavailable",
  "conflict",
];
