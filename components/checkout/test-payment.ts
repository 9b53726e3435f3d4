import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { needsMoney } from "@/server/modules/invoices/status";
import { isSeen } from "@/server/modules/payments/status";
import type { PublicDisturbance, PublicManner } from "@/server/modules/test-helpers/schema";

/** What the page says about the test payment that was just asked for. */
export interface TestPaymentNote {
  readonly tone: "success" | "danger";
  readonly text: string;
}

/** Named in the address of the page that a form without JavaScript comes back to. */
export const TEST_ERROR_PARAMETER = "test_error";
export const TEST_SENT_PARAMETER = "test_sent";

export const TEST_PAYMENT_SENT: TestPaymentNote = {
  tone: "success",
  text: "Done. What follows from it appears here as the next blocks come in.",
};

const SENTENCES: Readonly<Record<string, string>> = {
  validation_failed: "Write an amount above zero such as 9.99, with at most six decimals.",
  invalid_state: "That is not possible with this invoice as it stands now.",
  chain_unavailable: "The test chain does not answer. Try again in a moment.",
  unavailable: "This installation has no local test chain.",
  not_found: "This invoice cannot be paid with test money.",
  forbidden:
    "The payment was refused because it was not asked for on this page. Reload the page and try again.",
};

/** A refusal in words. A code that is not known here gets a sentence that promises nothing. */
export function testPaymentRefused(code: string): TestPaymentNote {
  const known = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
  return { tone: "danger", text: known ?? "The test payment failed. Try again in a moment." };
}

/** What a form without JavaScript brought back in the page's address. */
export function testPaymentNote(query: Readonly<Record<string, unknown>>): TestPaymentNote | null {
  const code = query[TEST_ERROR_PARAMETER];
  if (typeof code === "string") return testPaymentRefused(code);
  return TEST_SENT_PARAMETER in query ? TEST_PAYMENT_SENT : null;
}

type Act = readonly [act: PublicManner | PublicDisturbance, text: string];

export interface TestActs {
  readonly title: string;
  readonly acts: readonly Act[];
}

const PAYMENTS: readonly Act[] = [
  ["under", "Half of it"],
  ["over", "Half too much"],
  ["twice", "Twice"],
  ["split", "In two parts"],
  ["late", "Late"],
  ["fake", "A fake token"],
  ["fail", "A failed transaction"],
];

const OUTAGES: readonly Act[] = [
  ["down", "Down"],
  ["overload", "Overloaded"],
  ["forbidden", "Forbidden"],
  ["lagging", "Lagging"],
];

/** What can be tried beside a plain payment as the invoice stands now, with the words on its buttons. */
export function actsOf({ status, payments }: Pick<PublicInvoice, "status" | "payments">): TestActs[] {
  const droppable = payments.some((payment) => isSeen(payment.status) && !payment.final);
  const dropped = payments.some((payment) => payment.status === "orphaned");
  const chain: Act[] = [
    ...(droppable ? ([["drop", "Reorg: drop the payment"]] as const) : []),
    ...(dropped ? ([["restore", "Reorg: bring it back"]] as const) : []),
    ["mine", "Mine a block"],
    ["finalise", "Mine to finality"],
    ...(status === "pending" ? ([["expire", "Let it expire"]] as const) : []),
  ];
  return [
    ...(needsMoney(status) ? [{ title: "Or pay", acts: PAYMENTS }] : []),
    { title: "Chain and clock", acts: chain },
    { title: "Chain trouble for 20 seconds", acts: OUTAGES },
  ];
}

export function testPaymentPath(invoiceId: string): string {
  return `/pay/${encodeURIComponent(invoiceId)}/test-payment`;
}

const TIMEOUT_MILLISECONDS = 20_000;

/** Pays on the local test chain with what the form says. Never throws: the answer is a sentence either way. */
export async function sendTestPayment(invoiceId: string, form: FormData): Promise<TestPaymentNote> {
  try {
    const response = await fetch(testPaymentPath(invoiceId), {
      method: "POST",
      body: form,
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (response.ok) return TEST_PAYMENT_SENT;
    const { code } = (await response.json()) as { code?: unknown };
    return testPaymentRefused(String(code));
  } catch {
    return testPaymentRefused("unreachable");
  }
}
