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
export function boundsText({
  currency,
  minimum_amount: from,
  maximum_amount: to,
}: Bounds): string | undefined {
  if (from && to) return `From ${from} to ${to} ${currency}.`;
  if (from) return `At least ${from} ${currency}.`;
  return to ? `At most ${to} ${currency}.` : undefined;
}

const SENTENCES: Readonly<Record<string, string>> = {
  conflict: "The link was changed just now. Look at the amount again.",
  rate_limited: "Too many people are paying here at this moment. Try again in a minute.",
  unavailable: "The amount cannot be converted right now. Try again in a moment.",
  forbidden: "The form was not sent from this page. Try it again here.",
};

/** Why no invoice was made, in words. A code that is not known here gets a sentence that promises nothing. */
export function refusalText(code: string, link: Bounds): string {
  if (code === "validation_failed")
    return ["Write an amount such as 25.00.", boundsText(link)].filter(Boolean).join(" ");
  return Object.hasOwn(SENTENCES, code)
    ? (SENTENCES[code] ?? "")
    : "That did not work. Try again in a moment.";
}
