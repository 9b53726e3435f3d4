import { newId } from "@/server/core/ids";
import { createCallerFactory } from "@/server/trpc/init";
import { publicInvitationsRouter } from "@/server/trpc/routers/public-invitations";

const caller = createCallerFactory(publicInvitationsRouter);

/** The procedures of invitations, called in process for one request, by who is signed in or by nobody. */
export function publicInvitations(
  clientAddress: string | undefined,
  userId: string | null,
): ReturnType<typeof caller> {
  return caller({
    requestId: newId("request"),
    clientAddress,
    session: () => Promise.resolve(null),
    userId: () => Promise.resolve(userId),
  });
}
