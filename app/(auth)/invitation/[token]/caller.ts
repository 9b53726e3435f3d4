import { newId } from "@/server/core/ids";
import { createCallerFactory } from "@/server/trpc/init";
import { publicInvitationsRouter } from "@/server/trpc/routers/public-invitations";

const caller = createCallerFactory(publicInvitationsRouter);

/** The procedures of invitations, called in process for one request; nobody has to be signed in. */
export function publicInvitations(clientAddress?: string): ReturnType<typeof caller> {
  return caller({ requestId: newId("request"), clientAddress, session: () => Promise.resolve(null) });
}
