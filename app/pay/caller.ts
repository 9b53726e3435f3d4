import { newId } from "@/server/core/ids";
import { createCallerFactory } from "@/server/trpc/init";
import { publicInvoicesRouter } from "@/server/trpc/routers/public-invoices";

const createCaller = createCallerFactory(publicInvoicesRouter);

/** The public procedures, called in process for one request. Nobody is signed in on a checkout. */
export function publicInvoices(clientAddress?: string): ReturnType<typeof createCaller> {
  return createCaller({ requestId: newId("request"), clientAddress, session: () => Promise.resolve(null) });
}
