import type { Invoice } from "@/server/modules/invoices/schema";
import type { ApiKey } from "@/server/modules/api-keys/schema";
import type { Member } from "@/server/modules/members/schema";
import type { NotifiedEvent } from "@/server/modules/notifications/events";
import type { Words } from "@/server/modules/notifications/rules";
import type { Payment } from "@/server/modules/payments/schema";
import type { Settlement } from "@/server/modules/settlements/schema";
import type { WebhookEndpoint } from "@/server/modules/webhooks/schema";
import type { DisabledReason } from "@/server/modules/webhooks/status";

const DETAIL_CHARACTERS = 300;

/** Where the operator's reason stands. */
const REASONS = "/settings/audit-log?action=merchant.";

const WHY_DISABLED: Readonly<Record<DisabledReason, string>> = {
  requested: "gets nothing any more: a member or a key switched it off",
  failing: "took no delivery for 120 hours",
  gone: "answered that nothing listens there any more",
};

/** What each type tells, from the object that its event carries. */
const DESCRIPTIONS: Readonly<Record<NotifiedEvent, (data: never) => Words>> = {
  "invoice.paid": (invoice: Invoice) =>
    ofInvoice(invoice, "Invoice paid", `${invoice.amount_confirmed} USDT`),
  "invoice.underpaid": (invoice: Invoice) =>
    ofInvoice(
      invoice,
      "Invoice underpaid",
      `${invoice.amount_paid} of ${invoice.amount_due} USDT came, ${invoice.amount_remaining} is missing`,
    ),
  "invoice.overpaid": (invoice: Invoice) =>
    ofInvoice(
      invoice,
      "Invoice overpaid",
      `${invoice.amount_paid} USDT came, ${invoice.amount_overpaid} more than was due`,
    ),
  "invoice.paid_late": (invoice: Invoice) =>
    ofInvoice(invoice, "Invoice paid late", `${invoice.amount_paid} USDT came after it had expired`),
  "deposit.unmatched": ({ amount, asset, late }: Payment) => ({
    title: "Unmatched deposit",
    detail: `${amount} ${asset} came for an invoice that ${late ? "had expired" : "takes no money"}. Decide what becomes of it`,
    path: "/unmatched",
  }),
  "settlement.completed": (settlement: Settlement) =>
    ofSettlement(settlement, "Settlement completed", `net of ${settlement.gross_amount} paid`),
  "settlement.reversed": (settlement: Settlement) =>
    ofSettlement(settlement, "Settlement reversed", "taken back: the chain dropped a payment of its invoice"),
  "webhook_endpoint.disabled": ({ id, url, disabled_reason: reason }: WebhookEndpoint) => ({
    title: "Webhook endpoint switched off",
    detail: `${url} ${WHY_DISABLED[reason ?? "requested"]}`,
    path: `/developers/webhooks/${id}`,
  }),
  "api_key.created": ({ name, last_four, livemode }: ApiKey) => ({
    title: livemode ? "Live API key created" : "Test API key created",
    detail: `“${name}”, which ends in ${last_four}`,
    path: "/developers/api-keys",
  }),
  "member.joined": ({ email, role }: Member) => ofTeam("Somebody joined the team", `${email} as ${role}`),
  "member.role_changed": ({ email, role }: Member) => ofTeam("A role was changed", `${email} is ${role} now`),
  "member.removed": ({ email, role }: Member) =>
    ofTeam("Somebody left the team", `${email}, who was ${role}`),
  "merchant.suspended": () => ({
    title: "The platform suspended this business",
    detail: CLOSED,
    path: REASONS,
  }),
  "merchant.reinstated": () => ({
    title: "The platform opened this business again",
    detail: "Invoices can be made again",
    path: REASONS,
  }),
};

const CLOSED = "New invoices cannot be made and checkouts ask for no money. What arrives is still credited";

function ofInvoice({ id, order_id: order }: Invoice, title: string, detail: string): Words {
  return { title, detail: order === null ? detail : `${detail} · order ${order}`, path: `/invoices/${id}` };
}

function ofSettlement({ invoice_id, net_amount, currency }: Settlement, title: string, what: string): Words {
  return { title, detail: `${net_amount} ${currency} ${what}`, path: `/invoices/${invoice_id}` };
}

const ofTeam = (title: string, detail: string): Words => ({ title, detail, path: "/settings/team" });

/** What a member reads of an event: the object that it carries in a few words, and where the dashboard shows it. */
export function describeEvent(type: NotifiedEvent, data: unknown): Words {
  const { detail, ...words } = DESCRIPTIONS[type](data as never);
  const short = detail.length > DETAIL_CHARACTERS ? `${detail.slice(0, DETAIL_CHARACTERS - 1)}…` : detail;
  return { ...words, detail: short };
}
