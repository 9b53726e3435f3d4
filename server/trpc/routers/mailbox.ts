import { getMailboxMessage } from "@/server/modules/mail/get-mailbox-message";
import { listMailboxMessages } from "@/server/modules/mail/list-mailbox-messages";
import { getMailboxMessageSchema } from "@/server/modules/mail/schema";
import { localProcedure, router } from "@/server/trpc/init";

/** What the page of a laptop's mailbox asks for. Called in process alone. */
export const mailboxRouter = router({
  list: localProcedure.query(({ ctx }) => listMailboxMessages(ctx)),
  get: localProcedure.input(getMailboxMessageSchema).query(({ ctx, input }) => getMailboxMessage(ctx, input)),
});
