import { ArrowDownToLine, History, Link2, ReceiptText, Send, Split, UserRound, Webhook } from "lucide-react";
import type { ReactNode } from "react";
import { amountText } from "@/components/format/amount";
import type { CommandGroup } from "@/components/layout/command-palette";
import { FOUND_KINDS, type FoundKind, type FoundObject } from "@/server/modules/search/schema";

interface Look {
  readonly group: string;
  readonly noun: string;
  readonly icon: ReactNode;
  /** The page that shows it. */
  readonly href: (one: FoundObject) => string;
}

const LOOKS: Record<FoundKind, Look> = {
  invoice: {
    group: "Invoices",
    noun: "Invoice",
    icon: <ReceiptText aria-hidden />,
    href: ({ id }) => `/invoices/${id}`,
  },
  payment: {
    group: "Payments",
    noun: "Payment",
    icon: <ArrowDownToLine aria-hidden />,
    href: ({ shown_by: invoiceId }) => `/invoices/${invoiceId}`,
  },
  customer: {
    group: "Customers",
    noun: "Customer",
    icon: <UserRound aria-hidden />,
    href: ({ id }) => `/customers/${id}`,
  },
  settlement: {
    group: "Settlements",
    noun: "Settlement",
    icon: <Split aria-hidden />,
    href: ({ shown_by: invoiceId }) => `/invoices/${invoiceId}`,
  },
  payment_link: {
    group: "Payment links",
    noun: "Payment link",
    icon: <Link2 aria-hidden />,
    href: ({ id }) => `/payment-links?link=${id}`,
  },
  webhook_endpoint: {
    group: "Webhook endpoints",
    noun: "Webhook endpoint",
    icon: <Webhook aria-hidden />,
    href: ({ id }) => `/developers/webhooks/${id}`,
  },
  webhook_delivery: {
    group: "Webhook deliveries",
    noun: "Webhook delivery",
    icon: <Send aria-hidden />,
    href: ({ id, shown_by: endpointId }) => `/developers/webhooks/${endpointId}?delivery=${id}`,
  },
  event: {
    group: "Events",
    noun: "Event",
    icon: <History aria-hidden />,
    href: ({ id }) => `/developers/events?event=${id}`,
  },
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What was found, by kind, as commands that open it. */
export function foundCommands(found: readonly FoundObject[], open: (href: string) => void): CommandGroup[] {
  return FOUND_KINDS.map((kind) => ({
    label: LOOKS[kind].group,
    items: found
      .filter(({ object }) => object === kind)
      .map((one) => {
        const { noun, icon, href } = LOOKS[kind];
        const price =
          one.amount === null || one.currency === null ? "" : amountText(one.amount, one.currency);
        return {
          id: one.id,
          label: one.title ?? (price ? `${noun} of ${price}` : noun),
          detail: one.detail ?? one.id,
          icon,
          aside: [one.title === null ? "" : price, capitalised(one.status ?? "")].filter(Boolean).join(" · "),
          run: () => open(href(one)),
        };
      }),
  })).filter(({ items }) => items.length > 0);
}
