/** The ledger with one thread and plain numbers. Account 0 is custody; it has no minimum. Every method answers "ok" or a code. */
export class LedgerModel {
  balances = [0n, 0n, 0n, 0n];
  reserved = [0n, 0n, 0n, 0n];
  transfers: { legs: readonly Leg[]; isReversed: boolean }[] = [];
  reservations: { leg: Leg; isResolved: boolean }[] = [];

  post(legs: readonly Leg[]): string {
    if (legs.some(({ from, to }) => from === to)) return "invalid_state";
    const after = [...this.balances];
    for (const { from, to, amount } of legs) {
      after[from] = (after[from] ?? 0n) - amount;
      if (from !== 0 && (after[from] ?? 0n) < (this.reserved[from] ?? 0n)) return "insufficient_funds";
      after[to] = (after[to] ?? 0n) + amount;
    }
    this.balances = after;
    return "ok";
  }

  transfer(legs: readonly Leg[]): string {
    const answer = this.post(legs);
    if (answer === "ok") this.transfers.push({ legs, isReversed: false });
    return answer;
  }

  reverse(index: number): string {
    const original = this.transfers[index];
    if (!original) return "not_found";
    if (original.isReversed) return "invalid_state";
    const answer = this.post(
      original.legs.toReversed().map(({ from, to, amount }) => ({ from: to, to: from, amount })),
    );
    if (answer === "ok") original.isReversed = true;
    return answer;
  }

  reserve(leg: Leg): string {
    if (leg.from === leg.to) return "invalid_state";
    const free = (this.balances[leg.from] ?? 0n) - (this.reserved[leg.from] ?? 0n);
    if (leg.from !== 0 && free < leg.amount) return "insufficient_funds";
    this.reserved[leg.from] = (this.reserved[leg.from] ?? 0n) + leg.amount;
    this.reservations.push({ leg, isResolved: false });
    return "ok";
  }

  resolve(index: number, outcome: "post" | "void" | "expire"): string {
    const reservation = this.reservations[index];
    if (!reservation) return "not_found";
    if (reservation.isResolved) return "invalid_state";
    reservation.isResolved = true;
    const { leg } = reservation;
    this.reserved[leg.from] = (this.reserved[leg.from] ?? 0n) - leg.amount;
    return outcome === "post" ? this.transfer([leg]) : "ok";
  }
}

export interface Leg {
  readonly from: number;
  readonly to: number;
  readonly amount: bigint;
}
