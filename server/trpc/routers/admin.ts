import { z } from "zod";
import { listPlatformAuditEntries } from "@/server/modules/audit-entries/list-platform-audit-entries";
import { listPlatformAuditEntriesSchema } from "@/server/modules/audit-entries/schema";
import { listChainReports } from "@/server/modules/chains/list-chain-reports";
import { getJobReport } from "@/server/modules/jobs/get-job-report";
import { listMerchants } from "@/server/modules/merchants/list-merchants";
import { reinstateMerchant } from "@/server/modules/merchants/reinstate-merchant";
import {
  listMerchantsSchema,
  suspendMerchantSchema,
  updateMerchantFeeSchema,
} from "@/server/modules/merchants/schema";
import { suspendMerchant } from "@/server/modules/merchants/suspend-merchant";
import { updateMerchantFee } from "@/server/modules/merchants/update-merchant-fee";
import { getMerchantRateLimits } from "@/server/modules/rate-limits/get-merchant-rate-limits";
import {
  merchantRateLimitsSchema,
  updateMerchantRateLimitsSchema,
} from "@/server/modules/rate-limits/schema";
import { updateMerchantRateLimits } from "@/server/modules/rate-limits/update-merchant-rate-limits";
import { getReconciliation } from "@/server/modules/reconciliations/get-reconciliation";
import { listLatestReconciliations } from "@/server/modules/reconciliations/list-latest-reconciliations";
import { listReconciliations } from "@/server/modules/reconciliations/list-reconciliations";
import { runReconciliations } from "@/server/modules/reconciliations/run-reconciliations";
import { listReconciliationsSchema } from "@/server/modules/reconciliations/schema";
import { adminProcedure, router } from "@/server/trpc/init";

/** The operator's area: nothing of it exists for anybody else. */
export const adminRouter = router({
  latestReconciliations: adminProcedure.query(({ ctx }) => listLatestReconciliations(ctx)),
  reconciliations: adminProcedure
    .input(listReconciliationsSchema)
    .query(({ ctx, input }) => listReconciliations(ctx, input)),
  reconciliation: adminProcedure
    .input(z.object({ id: z.string() }))
    .query(({ ctx, input }) => getReconciliation(ctx, input)),
  reconcile: adminProcedure.mutation(({ ctx }) => runReconciliations(ctx)),
  chains: adminProcedure.query(({ ctx }) => listChainReports(ctx)),
  merchants: adminProcedure.input(listMerchantsSchema).query(({ ctx, input }) => listMerchants(ctx, input)),
  updateMerchantFee: adminProcedure
    .input(updateMerchantFeeSchema)
    .mutation(({ ctx, input }) => updateMerchantFee(ctx, input)),
  suspendMerchant: adminProcedure
    .input(suspendMerchantSchema)
    .mutation(({ ctx, input }) => suspendMerchant(ctx, input)),
  reinstateMerchant: adminProcedure
    .input(suspendMerchantSchema)
    .mutation(({ ctx, input }) => reinstateMerchant(ctx, input)),
  auditEntries: adminProcedure
    .input(listPlatformAuditEntriesSchema)
    .query(({ ctx, input }) => listPlatformAuditEntries(ctx, input)),
  merchantRateLimits: adminProcedure
    .input(merchantRateLimitsSchema)
    .query(({ ctx, input }) => getMerchantRateLimits(ctx, input)),
  updateMerchantRateLimits: adminProcedure
    .input(updateMerchantRateLimitsSchema)
    .mutation(({ ctx, input }) => updateMerchantRateLimits(ctx, input)),
  jobs: adminProcedure.query(({ ctx }) => getJobReport(ctx)),
});
