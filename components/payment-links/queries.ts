import type { ListPaymentLinksInput } from "@/server/modules/payment-links/schema";

/** What the page asks for, on the server and in the browser alike. */
export function linksQuery(cursor: string | undefined): ListPaymentLinksInput {
  return { cursor, expand: ["totals"] };
}
