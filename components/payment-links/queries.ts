import type { GetPaymentLinkInput, ListPaymentLinksInput } from "@/server/modules/payment-links/schema";

/** What the page asks for, on the server and in the browser alike. */
export function linksQuery(cursor: string | undefined): ListPaymentLinksInput {
  return { cursor, expand: ["totals"] };
}

/** One link, as the list shows it. */
export function linkQuery(id: string): GetPaymentLinkInput {
  return { id, expand: ["totals"] };
}
