import type { TextKey } from "@/components/checkout/messages/catalogue";
import type { Words } from "@/components/checkout/words";
import type { PublicPaymentLink } from "@/server/modules/payment-links/schema";

/** The name of the form that was filled in: sent twice, it makes one invoice. */
export const FORM_FIELD = "form";
export const AMOUNT_PARAMETER = "amount";
/** Why the form came back, in the address of the page. */
export const REFUSED_PARAMETER = "refused";

type Bounds = Pick<PublicPaymentLink, "currency" | "minimum_amount" | "maximum_amount">;

export function paymentLinkPath(id: string): string {
  return `/pay/link/${encodeURIComponent(id)}`;
}

/** What the customer may choose, in words; nothing where everything goes. */
export function boundsSentence(
  words: Words,
  { currency, minimum_amount: from, maximum_amount: to }: Bounds,
): string | undefined {
  if (from && to) return words.say("linkBetween", { from, to, currency });
  if (from) return words.say("linkAtLeast", { from, currency });
  return to ? words.say("linkAtMost", { to, currency }) : undefined;
}

const SENTENCES = {
  conflict: "linkChanged",
  rate_limited: "linkBusy",
} as const satisfies Readonly<Record<string, TextKey>>;

/** Why no invoice was made, in words. A code that is not known here gets a sentence that promises nothing. */
export function refusalText(words: Words, code: string, link: Bounds): string {
  if (code === "validation_failed")
    return [words.say("linkBadAmount"), boundsSentence(words, link)].filter(Boolean).join(" ");
  return words.say(Object.hasOwn(SENTENCES, code) ? SENTENCES[code as keyof typeof SENTENCES] : "linkFailed");
}
