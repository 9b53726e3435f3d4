import { assetText } from "@/components/checkout/sentences";
import type { Words } from "@/components/checkout/words";
import { diagnosisTone } from "@/components/diagnosis/look";
import { pastedTransaction } from "@/components/diagnosis/pasted-transaction";
import type { Tone } from "@/components/ui/tone";
import type { Diagnosis, DiagnosisCode, DiagnosisFacts } from "@/server/modules/diagnosis/schema";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** What came back to "I have paid": a finding, or the code of a refusal. */
export type PaymentAnswer = Pick<Diagnosis, "code" | "facts"> | { readonly refused: string };

/** Names the transaction in the page's address, where a form without JavaScript puts it. */
export const TRANSACTION_PARAMETER = "tx";

type Asked = Pick<PublicInvoice, "payable" | "merchant" | "status" | "amount_paid" | "amount_due">;

interface AnswerWords {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
}

/** A refusal in words. A code that is not known here gets a sentence that promises nothing. */
function refusalWords(words: Words, code: string): AnswerWords {
  if (code === "validation_failed")
    return { tone: "warning", title: words.say("askInvalidTitle"), text: words.say("askInvalid") };
  return {
    tone: "warning",
    title: words.say("askRefusedTitle"),
    text: words.say(code === "rate_limited" ? "askTooMany" : "askRefused"),
  };
}

type Describe = (
  words: Words,
  facts: DiagnosisFacts,
  invoice: Asked,
) => readonly [title: string, text: string];

const amountOf = (amount: string | undefined, invoice: Asked) => ({
  amount: assetText(amount ?? invoice.amount_paid, invoice),
});
const by = ({ merchant }: Asked) => ({ merchant: merchant.name });
const paid: Describe = (words, { amount_paid }, invoice) => [
  words.say("headlinePaid"),
  words.say("answerPaid", amountOf(amount_paid, invoice)),
];
const held =
  (title: "lateTitle" | "headlineCancelled" | "paymentNotCounted"): Describe =>
  (words, { amount }, invoice) => [
    words.say(title),
    words.say("answerHeld", { ...amountOf(amount, invoice), ...by(invoice) }),
  ];

const DESCRIPTIONS: Readonly<Record<DiagnosisCode, Describe>> = {
  paid_final: paid,
  paid,
  confirming: (words, { amount }, invoice) => [
    words.say("headlineSeen"),
    words.say("answerConfirming", amountOf(amount, invoice)),
  ],
  underpaid: (words, { amount_remaining }, invoice) => {
    const parts = {
      paid: assetText(invoice.amount_paid, invoice),
      due: assetText(invoice.amount_due, invoice),
    };
    return [
      words.say("titleUnderpaid", amountOf(amount_remaining, invoice)),
      invoice.status === "pending"
        ? words.say("arrivedOf", parts)
        : words.say("partText", { ...parts, ...by(invoice) }),
    ];
  },
  held_late: held("lateTitle"),
  not_counted: held("headlineCancelled"),
  decided: held("paymentNotCounted"),
  left_chain: (words, { amount }, invoice) => [
    words.say("headlineReorged"),
    words.say("reorgedText", amountOf(amount, invoice)),
  ],
  nothing_received: (words) => [words.say("answerNothing"), words.say("answerNothingText")],
  detection_behind: (words, { lag_seconds = 0 }) => [
    words.say("answerNothing"),
    words.say("lag", { duration: words.duration(lag_seconds) }),
  ],
  expired: (words, _, invoice) => [words.say("headlineExpired"), words.say("expiredText", by(invoice))],
  cancelled: (words, _, invoice) => [words.say("headlineCancelled"), words.say("cancelledText", by(invoice))],
  transaction_not_found: (words) => [words.say("answerUnknown"), words.say("answerUnknownText")],
  transaction_failed: (words) => [words.say("answerFailed"), words.say("answerFailedText")],
  not_searched_yet: (words, { amount }, invoice) => [
    words.say("answerOnItsWay"),
    words.say("answerOnItsWayText", amountOf(amount, invoice)),
  ],
  wrong_token: (words, _, invoice) => [
    words.say("answerWrongToken"),
    words.say("answerWrongTokenText", by(invoice)),
  ],
  other_address: (words, { amount, to_address = "?" }, invoice) => [
    words.say("answerOtherAddress"),
    words.say("answerOtherAddressText", { ...amountOf(amount, invoice), address: to_address }),
  ],
  zero_value: (words) => [words.say("answerMovedNothing"), words.say("answerZeroText")],
  moved_nothing: (words) => [words.say("answerMovedNothing"), words.say("answerMovedNothingText")],
  counted_elsewhere: (words, { amount }, invoice) => [
    words.say("answerElsewhere"),
    words.say("answerElsewhereText", { ...amountOf(amount, invoice), ...by(invoice) }),
  ],
};

/** What the page says to "I have paid". */
export function answerWords(words: Words, answer: PaymentAnswer, invoice: Asked): AnswerWords {
  if ("refused" in answer) return refusalWords(words, answer.refused);
  const [title, text] = DESCRIPTIONS[answer.code](words, answer.facts, invoice);
  return { tone: diagnosisTone(answer.code), title, text };
}

/** What is asked: a field left empty asks about the invoice itself. */
export function questionOf(text: string): { tx_id?: string } {
  const tx = pastedTransaction(text);
  return tx === "" ? {} : { tx_id: tx };
}

const TIMEOUT_MILLISECONDS = 20_000;

/** Asks what became of a payment. Never throws: a refusal is an answer, too. */
export async function askAboutPayment(invoiceId: string, text: string): Promise<PaymentAnswer> {
  try {
    const response = await fetch(`/api/v1/public/invoice/${encodeURIComponent(invoiceId)}/diagnose`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(questionOf(text)),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const answer = (await response.json()) as Diagnosis;
    return response.ok ? { code: answer.code, facts: answer.facts } : { refused: answer.code };
  } catch {
    return { refused: "unreachable" };
  }
}
