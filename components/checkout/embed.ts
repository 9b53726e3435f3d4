import type { Screen } from "@/components/checkout/screen";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** Names in the address of a checkout that a shop's page shows in a window; public/embed.js writes them. */
export const EMBED_PARAMETER = "embed";
export const ORIGIN_PARAMETER = "origin";

/** What is told to the shop's page. A hint for its looks, which proves nothing. */
const TOLD: Readonly<Partial<Record<Screen, string>>> = {
  seen: "daric.seen",
  paid: "daric.paid",
  overpaid: "daric.paid",
  late: "daric.paid",
  expired: "daric.expired",
  cancelled: "daric.cancelled",
};

/** What a screen is told as; null while there is nothing to tell. */
export function toldAs(screen: Screen): string | null {
  return TOLD[screen] ?? null;
}

/** The origin of the page around this one, or null when the checkout stands alone. Messages go to that origin alone. */
export function embeddingOrigin(query: Readonly<Record<string, unknown>>): string | null {
  const origin = query[ORIGIN_PARAMETER];
  if (query[EMBED_PARAMETER] !== "1" || typeof origin !== "string" || !URL.canParse(origin)) return null;
  const url = new URL(origin);
  return url.protocol === "https:" || url.protocol === "http:" ? url.origin : null;
}

/** In a window over the shop, the way back is to close it. */
export function withoutReturn(invoice: PublicInvoice): PublicInvoice {
  return { ...invoice, success_url: null, cancel_url: null };
}
