import { type CookieReader, readUserId } from "@/server/auth/session";
import { newId } from "@/server/core/ids";
import type { RequestContext } from "@/server/trpc/context";
import { createCallerFactory } from "@/server/trpc/init";
import { publicInvoicesRouter } from "@/server/trpc/routers/public-invoices";
import { publicPaymentLinksRouter } from "@/server/trpc/routers/public-payment-links";

const invoicesCaller = createCallerFactory(publicInvoicesRouter);
const paymentLinksCaller = createCallerFactory(publicPaymentLinksRouter);

/** One request without a session: nobody is signed in on a checkout. */
function request(clientAddress: string | undefined, userId?: RequestContext["userId"]): RequestContext {
  return { requestId: newId("request"), clientAddress, userId, session: () => Promise.resolve(null) };
}

/** The public procedures of invoices, called in process for one request. */
export function publicInvoices(clientAddress?: string): ReturnType<typeof invoicesCaller> {
  return invoicesCaller(request(clientAddress));
}

/** The same for the page itself, which may be looked at by somebody who is signed in elsewhere. */
export function publicInvoicesFor(cookies: CookieReader): ReturnType<typeof invoicesCaller> {
  return invoicesCaller(request(undefined, () => readUserId(cookies)));
}

/** The public procedures of payment links, called in process for one request. */
export function publicPaymentLinks(clientAddress?: string): ReturnType<typeof paymentLinksCaller> {
  return paymentLinksCaller(request(clientAddress));
}
