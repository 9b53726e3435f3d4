import type { Permission } from "@/server/auth/permissions";
import { LIMITS } from "@/server/config/limits";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { formatAmount, money } from "@/server/core/money";
import type { Context } from "@/server/db/context";
import { Prisma } from "@/server/db/generated/client";
import { literalPattern } from "@/server/db/page";
import { reader } from "@/server/db/transaction";
import { findCustomers } from "@/server/modules/customers/find-customers";
import { readCustomers } from "@/server/modules/customers/read-customers";
import { PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import type { Term } from "@/server/modules/search/rules";
import type { FoundKind, FoundObject } from "@/server/modules/search/schema";
import { withoutQuery } from "@/server/modules/webhooks/rules";

/** Objects of one kind that an answer names. */
const MOST = 5;
/** Links have no index of words: so many of the newest are read. */
const NEWEST_LINKS = 1_000;

type Found = Omit<FoundObject, "object">;
type Currency = Parameters<typeof money>[1];

interface Finder {
  /** Who may not read the objects does not search them. */
  readonly needs: Permission;
  find(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]>;
}

const PLAIN = { title: null, detail: null, amount: null, currency: null, status: null, shown_by: null };

function priced(minor: bigint, currency: string) {
  return { amount: formatAmount(money(minor, currency as Currency)), currency };
}

/** The ids of a kind that a term names. */
function idsOf(kind: FoundKind, term: Term): { id: { gte: string; lte: string } } | null {
  return term.type === "id" && term.kind === kind ? { id: { gte: term.first, lte: term.last } } : null;
}

/** Arguments for rows of the tenant and mode, the newest first. */
function rowsOf<W extends object>({ mode }: Context, merchantId: AuthorizedMerchantId, where: W) {
  return { where: { AND: [where], merchantId, mode }, orderBy: { id: "desc" as const }, take: MOST };
}

async function findInvoices(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]> {
  const found = (
    invoice: { id: string; description: string | null; status: string },
    orderId: string | null,
    price: { amount: string; currency: string },
  ) => ({
    ...PLAIN,
    amount: price.amount,
    currency: price.currency,
    id: invoice.id,
    title: orderId ?? invoice.description,
    detail: orderId === null ? null : invoice.description,
    status: invoice.status,
  });
  const ids = idsOf("invoice", term);
  if (ids) {
    const rows = await reader(ctx).invoice.findMany(rowsOf(ctx, merchantId, ids));
    return rows.map((row) => found(row, row.orderId, priced(row.amountMinor, row.currency)));
  }
  if (term.type === "id") return [];
  const { data } = await listInvoices(ctx, { query: term.text, limit: MOST });
  return data.map((invoice) => found(invoice, invoice.order_id, invoice));
}

async function findPayments(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]> {
  const which = term.type === "transaction" ? { txId: term.txId } : idsOf("payment", term);
  const rows = which ? await reader(ctx).payment.findMany(rowsOf(ctx, merchantId, which)) : [];
  return rows.map(({ id, txId, amountMinor, asset, status, invoiceId }) => ({
    ...PLAIN,
    ...priced(amountMinor, asset),
    id,
    detail: txId,
    status,
    shown_by: invoiceId,
  }));
}

async function customerIds(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<string[]> {
  if (term.type === "words") return (await findCustomers(ctx, merchantId, term.text)).slice(0, MOST);
  const ids = idsOf("customer", term);
  const rows = ids ? await reader(ctx).customer.findMany(rowsOf(ctx, merchantId, ids)) : [];
  return rows.map(({ id }) => id);
}

async function findPeople(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]> {
  const customers = await readCustomers(ctx, await customerIds(ctx, merchantId, term));
  return [...customers.values()]
    .filter(({ anonymised_at: deleted }) => deleted === null)
    .map(({ id, name, email }) => ({
      ...PLAIN,
      id,
      title: name ?? email,
      detail: name === null ? null : email,
    }));
}

async function findSettlements(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]> {
  const ids = idsOf("settlement", term);
  const rows = ids ? await reader(ctx).settlement.findMany(rowsOf(ctx, merchantId, ids)) : [];
  return rows.map(({ id, netMinor, currency, status, invoiceId }) => ({
    ...PLAIN,
    ...priced(netMinor, currency),
    id,
    status,
    shown_by: invoiceId,
  }));
}

/** Links whose description has these words, among the newest. */
async function linksWith(ctx: Context, merchantId: AuthorizedMerchantId, text: string) {
  const ids = await reader(ctx).$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id FROM (
      SELECT id, description, created_at FROM payment_links
      WHERE merchant_id = ${merchantId} AND mode = ${ctx.mode}::mode
      ORDER BY created_at DESC, id DESC LIMIT ${NEWEST_LINKS}) AS newest
    WHERE description ILIKE ${`%${literalPattern(text)}%`} ORDER BY created_at DESC, id DESC LIMIT ${MOST}`);
  return { id: { in: ids.map(({ id }) => id) } };
}

async function findLinks(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]> {
  const which =
    term.type === "words" ? await linksWith(ctx, merchantId, term.text) : idsOf("payment_link", term);
  const rows = which ? await reader(ctx).paymentLink.findMany(rowsOf(ctx, merchantId, which)) : [];
  return rows.map(({ id, description, amountMinor, currency, active }) => ({
    ...PLAIN,
    ...(amountMinor === null ? {} : priced(amountMinor, currency)),
    id,
    title: description,
    status: active ? "active" : "inactive",
  }));
}

/** A merchant has few endpoints: all of them are read. A URL's query may hold a secret: it is neither shown nor looked through. */
async function findEndpoints(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]> {
  const ids = idsOf("webhook_endpoint", term);
  const words = term.type === "words" ? term.text.toLowerCase() : null;
  if (!ids && words === null) return [];
  const rows = await reader(ctx).webhookEndpoint.findMany({
    ...rowsOf(ctx, merchantId, ids ?? {}),
    take: LIMITS.webhook.endpointsPerMerchant,
  });
  const found = rows.map(({ id, url, description, status }) => ({
    ...PLAIN,
    id,
    title: withoutQuery(url),
    detail: description,
    status,
  }));
  const has = (text: string | null) => words === null || text?.toLowerCase().includes(words) === true;
  return found.filter(({ title, detail }) => has(title) || has(detail)).slice(0, MOST);
}

async function findDeliveries(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]> {
  const ids = idsOf("webhook_delivery", term);
  const rows = ids ? await reader(ctx).webhookDelivery.findMany(rowsOf(ctx, merchantId, ids)) : [];
  return rows.map(({ id, eventType, status, endpointId }) => ({
    ...PLAIN,
    id,
    title: eventType,
    status,
    shown_by: endpointId,
  }));
}

async function findEvents(ctx: Context, merchantId: AuthorizedMerchantId, term: Term): Promise<Found[]> {
  const ids = idsOf("event", term);
  const isPublic = { type: { in: [...PUBLIC_EVENT_TYPES] } };
  const which = rowsOf(ctx, merchantId, { ...ids, ...isPublic });
  const rows = ids ? await reader(ctx).event.findMany(which) : [];
  return rows.map(({ id, type, aggregateId }) => ({ ...PLAIN, id, title: type, detail: aggregateId }));
}

/** How each kind of object is found, and who may. */
export const FINDERS: Record<FoundKind, Finder> = {
  invoice: { needs: "invoices:read", find: findInvoices },
  payment: { needs: "payments:read", find: findPayments },
  customer: { needs: "customers:read", find: findPeople },
  settlement: { needs: "settlements:read", find: findSettlements },
  payment_link: { needs: "payment_links:read", find: findLinks },
  webhook_endpoint: { needs: "webhooks:read", find: findEndpoints },
  webhook_delivery: { needs: "webhooks:read", find: findDeliveries },
  event: { needs: "events:read", find: findEvents },
};
