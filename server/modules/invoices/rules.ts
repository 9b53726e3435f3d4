import type { Mode } from "@/server/core/actor";
import { invalidField } from "@/server/core/errors";
import {
  basisPointsOf,
  compare,
  excess,
  formatAmount,
  isZero,
  type Money,
  money,
  parseAmount,
  parsePercentage,
} from "@/server/core/money";
import type { InvoiceException, InvoiceStatus } from "@/server/modules/invoices/status";
import { isSeen, type PaymentDisposition, type PaymentStatus } from "@/server/modules/payments/status";

/** `accept`: late money counts and is flagged. `hold`: it waits in the unmatched inbox. */
export type LatePolicy = "accept" | "hold";

export interface PaymentFact {
  /** Minor units of the asset. */
  readonly amount: bigint;
  readonly status: PaymentStatus;
  readonly disposition: PaymentDisposition;
  /** Its block came after the invoice's expiry. */
  readonly late: boolean;
}

/** What the merchant received elsewhere counts as confirmed, and no block makes it late. */
export function manualFacts(amount: bigint): PaymentFact[] {
  return amount === 0n ? [] : [{ amount, status: "confirmed", disposition: "applied", late: false }];
}

export interface InvoiceFacts {
  /** Minor units of the asset. */
  readonly due: bigint;
  readonly tolerance: bigint;
  readonly payments: readonly PaymentFact[];
  /** What the living settlement took, and what was received elsewhere; null while nothing is settled. */
  readonly covered: bigint | null;
  readonly expiresAt: Date;
  /** Time of the newest block that was searched for payments; null while nothing was. */
  readonly chainTime: Date | null;
  /** It was found expired before: a fork whose newest block is older does not bring it back. */
  readonly expiredBefore: boolean;
  readonly cancelled: boolean;
}

export interface InvoiceState {
  readonly status: InvoiceStatus;
  readonly exception: InvoiceException;
  /** Minor units that count and are in a block. */
  readonly seen: bigint;
  /** Minor units that count and have their confirmations. */
  readonly confirmed: bigint;
  /** Minor units that were seen and that no settlement takes: they stay apart. */
  readonly surplus: bigint;
}

function total(payments: readonly PaymentFact[]): bigint {
  return payments.reduce((sum, payment) => sum + payment.amount, 0n);
}

/** Whether `expiresAt` has passed for sure: by the time of the blocks that were searched, never by a wall clock. */
function hasExpired({ expiresAt, chainTime, expiredBefore }: InvoiceFacts): boolean {
  return expiredBefore || (chainTime !== null && chainTime.getTime() > expiresAt.getTime());
}

function deriveStatus(facts: InvoiceFacts, seen: bigint, confirmed: bigint): InvoiceStatus {
  const enough = facts.due - facts.tolerance;
  if (facts.cancelled) return "cancelled";
  if (confirmed >= enough) return "paid";
  if (seen >= enough) return "confirming";
  return hasExpired(facts) ? "expired" : "pending";
}

/** What a settlement of this gross, if there is one, and money received elsewhere cover of an invoice. */
export function coveredBy(gross: bigint | undefined, elsewhere: bigint): bigint | null {
  return gross === undefined ? null : gross + elsewhere;
}

/** What is settled is settled: after a settlement within the tolerance, the rest of what was due is surplus too. */
function settleable({ due, covered }: InvoiceFacts): bigint {
  return covered ?? due;
}

function deriveException(
  facts: InvoiceFacts,
  status: InvoiceStatus,
  counting: readonly PaymentFact[],
): InvoiceException {
  const enough = facts.due - facts.tolerance;
  switch (status) {
    case "cancelled":
      return "none";
    case "pending":
    case "expired":
      return counting.length > 0 ? "underpaid" : "none";
    case "confirming":
    case "paid": {
      if (total(counting.filter((payment) => !payment.late)) < enough) return "late";
      return total(counting) > settleable(facts) ? "overpaid" : "none";
    }
  }
}

/**
 * An invoice's state as a pure function of facts: paid ⇔ confirmed ≥ due − tolerance, confirming ⇔ seen ≥ due −
 * tolerance. Late money that made the difference is flagged before a surplus is.
 */
export function deriveInvoiceState(facts: InvoiceFacts): InvoiceState {
  const seenPayments = facts.payments.filter(
    (payment) => payment.disposition === "applied" && isSeen(payment.status),
  );
  const confirmedPayments = seenPayments.filter((payment) => payment.status === "confirmed");
  const seen = total(seenPayments);
  const confirmed = total(confirmedPayments);
  const status = deriveStatus(facts, seen, confirmed);
  const counting = status === "paid" ? confirmedPayments : seenPayments;
  const surplus = seen > settleable(facts) ? seen - settleable(facts) : 0n;
  return { status, exception: deriveException(facts, status, counting), seen, confirmed, surplus };
}

/**
 * How much surplus a merchant can decide about, or why none: only what the chain can no longer take back, and what was not
 * kept before.
 */
export function surplusToKeep(invoice: {
  readonly status: InvoiceStatus;
  readonly surplusMinor: bigint;
  readonly surplusKeptMinor: bigint;
  readonly payments: readonly (Pick<PaymentFact, "status" | "disposition"> & { finalAt: Date | null })[];
}): Money | string {
  const { status, surplusMinor, surplusKeptMinor, payments } = invoice;
  const open = excess(money(surplusMinor, "USDT"), money(surplusKeptMinor, "USDT"));
  if (status !== "paid") return `The invoice is ${status}: what it received is not surplus yet`;
  if (isZero(open)) return "The invoice has no surplus that was not decided about";
  const isMoving = payments.some(
    (payment) => payment.disposition === "applied" && isSeen(payment.status) && payment.finalAt === null,
  );
  if (isMoving) return "The chain can still take this money back: decide once it is final, in about a minute";
  return open;
}

/** Whether a transfer that just arrived counts toward its invoice or waits in the unmatched inbox. */
export function decideDisposition(facts: {
  cancelled: boolean;
  late: boolean;
  latePolicy: LatePolicy;
}): PaymentDisposition {
  if (facts.cancelled) return "unmatched";
  return facts.late && facts.latePolicy === "hold" ? "unmatched" : "applied";
}

/** More than this is a slip of the keyboard. */
export const MAXIMUM_DUE = money(1_000_000_000_000_000n, "USDT");

const TOLERANCE_MAXIMUM_BASIS_POINTS = 500;

/**
 * How much less than due still counts as paid: the larger of a share and an amount, or the merchant's share without
 * either. Throws `validation_failed` above 5 % of what is due.
 */
export function toleranceOf(
  due: Money,
  wanted: { readonly percentage?: string | undefined; readonly amount?: string | undefined } | undefined,
  merchantBasisPoints: number,
): Money {
  const share = (basisPoints: number) => basisPointsOf(due, basisPoints, "down");
  if (!wanted) return share(merchantBasisPoints);
  const percentage = share(parsePercentage(wanted.percentage ?? "0"));
  const amount = parseAmount(wanted.amount ?? "0", due.currency, "tolerance.amount");
  const maximum = share(TOLERANCE_MAXIMUM_BASIS_POINTS);
  if (compare(amount, maximum) > 0)
    throw invalidField("tolerance.amount", `Must be at most 5 % of what is due, ${formatAmount(maximum)}`);
  return compare(amount, percentage) > 0 ? amount : percentage;
}

const LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses return links that a customer should not be sent to: anything but https, with http to the merchant's own machine in
 * test mode, and addresses with a password. Throws `validation_failed` at the link's field.
 */
export function checkReturnLinks(
  mode: Mode,
  links: {
    readonly success_url?: string | null | undefined;
    readonly cancel_url?: string | null | undefined;
  },
): void {
  for (const field of ["success_url", "cancel_url"] as const) {
    const link = links[field];
    if (link === undefined || link === null) continue;
    const { protocol, hostname, username, password } = new URL(link);
    if (username !== "" || password !== "")
      throw invalidField(field, "Must not carry a user name or a password");
    if (protocol === "https:" || (mode === "test" && LOCAL_HOSTS.includes(hostname))) continue;
    throw invalidField(field, mode === "test" ? "Must be https, or http to localhost" : "Must be https");
  }
}

const ONE_HUNDRED = money(100_000_000n, "USDT");
const TEN_THOUSAND = money(10_000_000_000n, "USDT");

/** Confirmations needed for an invoice of this value (USDT, taken at par with USD); the merchant's own number wins. */
export function requiredConfirmations(due: Money, override: number | null): number {
  if (override !== null) return override;
  if (compare(due, ONE_HUNDRED) < 0) return 1;
  return compare(due, TEN_THOUSAND) < 0 ? 12 : 19;
}

/**
 * What a paid invoice settles: what was confirmed, up to what was due, without what the merchant received elsewhere. A
 * surplus stays apart.
 */
export function settlementGross({
  due,
  confirmed,
  manual,
}: {
  due: Money;
  confirmed: Money;
  manual: Money;
}): Money {
  return excess(compare(confirmed, due) < 0 ? confirmed : due, manual);
}

/** The events that tell of a move between two states, in the order in which they happened. */
export function eventsOfMove(before: InvoiceState, after: InvoiceState): string[] {
  const names: string[] = [];
  if (after.seen > before.seen) names.push("invoice.payment_detected");
  if (after.status !== before.status)
    names.push(after.status === "pending" ? "invoice.reopened" : `invoice.${after.status}`);
  if (after.exception !== before.exception) {
    if (after.exception === "underpaid") names.push("invoice.underpaid");
    if (after.exception === "overpaid") names.push("invoice.overpaid");
  }
  if (after.status === "paid" && after.exception === "late" && before.status !== "paid")
    names.push("invoice.paid_late");
  // A part that was confirmed or lost has no name of its own, but what follows the log must learn of it.
  return names.length > 0 ? names : ["invoice.updated"];
}
