import {
  ArrowDownToLine,
  BookOpenText,
  ChartColumn,
  Gauge,
  Handshake,
  History,
  Inbox,
  KeyRound,
  Link2,
  ReceiptText,
  Scale,
  ScrollText,
  Settings,
  ShieldCheck,
  Split,
  UserRound,
  Webhook,
} from "lucide-react";
import type { NavGroup, NavItem } from "@/components/layout/nav";
import type { Permission } from "@/server/auth/permissions";
import { isOperator, type Session, sessionAllows } from "@/server/auth/session";

type GuardedItem = NavItem & { readonly needs: Permission };

const GROUPS: readonly { label?: string; items: readonly GuardedItem[] }[] = [
  {
    items: [
      { href: "/overview", label: "Overview", icon: <Gauge aria-hidden />, needs: "invoices:read" },
      { href: "/invoices", label: "Invoices", icon: <ReceiptText aria-hidden />, needs: "invoices:read" },
      {
        href: "/payment-links",
        label: "Payment links",
        icon: <Link2 aria-hidden />,
        needs: "payment_links:read",
      },
      { href: "/customers", label: "Customers", icon: <UserRound aria-hidden />, needs: "customers:read" },
      { href: "/payments", label: "Payments", icon: <ArrowDownToLine aria-hidden />, needs: "payments:read" },
    ],
  },
  {
    label: "Money",
    items: [
      { href: "/balances", label: "Balances", icon: <Scale aria-hidden />, needs: "balances:read" },
      { href: "/unmatched", label: "Unmatched money", icon: <Inbox aria-hidden />, needs: "deposits:read" },
      { href: "/settlements", label: "Settlements", icon: <Split aria-hidden />, needs: "settlements:read" },
      { href: "/reports", label: "Reports", icon: <ChartColumn aria-hidden />, needs: "settlements:read" },
    ],
  },
  {
    label: "Developers",
    items: [
      {
        href: "/developers/api-keys",
        label: "API keys",
        icon: <KeyRound aria-hidden />,
        needs: "api_keys:read",
      },
      {
        href: "/developers/partners",
        label: "Partners",
        icon: <Handshake aria-hidden />,
        needs: "partners:read",
      },
      {
        href: "/developers/webhooks",
        label: "Webhooks",
        icon: <Webhook aria-hidden />,
        needs: "webhooks:read",
      },
      {
        href: "/developers/events",
        label: "Event log",
        icon: <History aria-hidden />,
        needs: "events:read",
      },
      {
        href: "/developers/request-log",
        label: "Request log",
        icon: <ScrollText aria-hidden />,
        needs: "request_logs:read",
      },
      { href: "/docs", label: "Docs", icon: <BookOpenText aria-hidden />, needs: "webhooks:read" },
    ],
  },
  {
    items: [{ href: "/settings", label: "Settings", icon: <Settings aria-hidden />, needs: "merchant:read" }],
  },
];

const PLATFORM: NavGroup = {
  label: "Platform",
  items: [{ href: "/admin", label: "Operator", icon: <ShieldCheck aria-hidden /> }],
};

/** The pages that this member may open, and the way to the operator's area for an operator. */
export function dashboardNav(session: Session): NavGroup[] {
  const groups = GROUPS.map(({ label, items }) => ({
    label,
    items: items.filter((item) => sessionAllows(session, item.needs)).map(({ needs: _, ...item }) => item),
  })).filter(({ items }) => items.length > 0);
  return isOperator(session) ? [...groups, PLATFORM] : groups;
}
