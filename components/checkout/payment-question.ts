import { diagnosisTone } from "@/components/diagnosis/look";
import { pastedTransaction } from "@/components/diagnosis/pasted-transaction";
import type { Tone } from "@/components/ui/tone";
import type { Diagnosis } from "@/server/modules/diagnosis/schema";

/** What the page says to "I have paid". */
export interface PaymentAnswer {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
}

/** Names the transaction in the page's address, where a form without JavaScript puts it. */
export const TRANSACTION_PARAMETER = "tx";

const REFUSALS: Readonly<Record<string, string>> = {
  validation_failed:
    "A transaction id has 64 characters, digits and letters from a to f. Your wallet shows it in the payment’s details, often as “TxID” or “hash”.",
  rate_limited: "Too many transactions were looked up. Wait a minute and try again.",
};

/** A question that could not be answered. A code that is not known here gets a sentence that promises nothing. */
export function questionRefused(code: string): PaymentAnswer {
  const known = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
  return {
    tone: "warning",
    title: code === "validation_failed" ? "That is not a transaction id" : "No answer at the moment",
    text:
      known ?? "The chain cannot be asked right now. A payment is found all the same; try again in a moment.",
  };
}

export function answerOf({ code, title, explanation }: Diagnosis): PaymentAnswer {
  return { tone: diagnosisTone(code), title, text: explanation };
}

/** What is asked: a field left empty asks about the invoice itself. */
export function questionOf(text: string): { tx_id?: string } {
  const tx = pastedTransaction(text);
  return tx === "" ? {} : { tx_id: tx };
}

const TIMEOUT_MILLISECONDS = 20_000;

/** Asks what became of a payment. Never throws: the answer is a sentence either way. */
export async function askAboutPayment(invoiceId: string, text: string): Promise<PaymentAnswer> {
  try {
    const response = await fetch(`/api/v1/public/invoice/${encodeURIComponent(invoiceId)}/diagnose`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(questionOf(text)),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const answer = (await response.json()) as Diagnosis;
    return response.ok ? answerOf(answer) : questionRefused(answer.code);
  } catch {
    return questionRefused("unreachable");
  }
}
