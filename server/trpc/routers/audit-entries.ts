import { listAuditEntries } from "@/server/modules/audit-entries/list-audit-entries";
import { listAuditEntriesSchema } from "@/server/modules/audit-entries/schema";
import { merchantProcedure, router } from "@/server/trpc/init";

export const auditEntriesRouter = router({
  list: merchantProcedure
    .input(listAuditEntriesSchema)
    .query(({ ctx, input }) => listAuditEntries(ctx, input)),
});
