import type { Difference } from "@/server/modules/reconciliations/schema";

/** A rule that was checked; `details` are up to ten of the objects that break it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly details: readonly string[];
}

export function differencesOf(checks: readonly Check[]): Difference[] {
  return checks.filter(({ ok }) => !ok).map(({ name, details }) => ({ name, details: [...details] }));
}

/** What one address should hold: nothing has ever left a deposit address, so money only comes in with the blocks. */
export interface AddressExpectation {
  readonly address: string;
  /** Minor units of the payments in blocks up to the one before the reading. */
  readonly least: bigint;
  /** Minor units of the payments in blocks up to the one after the reading. */
  readonly most: bigint;
}

export interface AddressBalance extends AddressExpectation {
  /** Minor units on the chain. */
  readonly held: bigint;
}

/** Whether the payments explain what the address holds. */
export function isExplained({ held, least, most }: AddressBalance): boolean {
  return least <= held && held <= most;
}
