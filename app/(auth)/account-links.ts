import { newId } from "@/server/core/ids";
import { createCallerFactory } from "@/server/trpc/init";
import { accountsRouter } from "@/server/trpc/routers/accounts";

const caller = createCallerFactory(accountsRouter);

/** The procedures of the pages before a sign-in, called in process for one request. */
export function accounts(): ReturnType<typeof caller> {
  return caller({ requestId: newId("request"), session: () => Promise.resolve(null) });
}
