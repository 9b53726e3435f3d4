import { router } from "@/server/trpc/init";
import { accountsRouter } from "@/server/trpc/routers/accounts";
import { adminRouter } from "@/server/trpc/routers/admin";
import { apiKeysRouter } from "@/server/trpc/routers/api-keys";
import { auditEntriesRouter } from "@/server/trpc/routers/audit-entries";
import { balancesRouter } from "@/server/trpc/routers/balances";
import { chainsRouter } from "@/server/trpc/routers/chains";
import { customersRouter } from "@/server/trpc/routers/customers";
import { eventsRouter } from "@/server/trpc/routers/events";
import { invoicesRouter } from "@/server/trpc/routers/invoices";
import { membersRouter } from "@/server/trpc/routers/members";
import { merchantsRouter } from "@/server/trpc/routers/merchants";
import { notificationsRouter } from "@/server/trpc/routers/notifications";
import { overviewRouter } from "@/server/trpc/routers/overview";
import { partnersRouter } from "@/server/trpc/routers/partners";
import { paymentLinksRouter } from "@/server/trpc/routers/payment-links";
import { paymentsRouter } from "@/server/trpc/routers/payments";
import { publicInvitationsRouter } from "@/server/trpc/routers/public-invitations";
import { publicInvoicesRouter } from "@/server/trpc/routers/public-invoices";
import { rateLimitsRouter } from "@/server/trpc/routers/rate-limits";
import { reportsRouter } from "@/server/trpc/routers/reports";
import { requestLogsRouter } from "@/server/trpc/routers/request-logs";
import { savedViewsRouter } from "@/server/trpc/routers/saved-views";
import { searchRouter } from "@/server/trpc/routers/search";
import { securityRouter } from "@/server/trpc/routers/security";
import { settlementsRouter } from "@/server/trpc/routers/settlements";
import { testHelpersRouter } from "@/server/trpc/routers/test-helpers";
import { unmatchedDepositsRouter } from "@/server/trpc/routers/unmatched-deposits";
import { webhooksRouter } from "@/server/trpc/routers/webhooks";

/** Everything the dashboard can ask for: one router per noun. */
export const appRouter = router({
  accounts: accountsRouter,
  admin: adminRouter,
  apiKeys: apiKeysRouter,
  auditEntries: auditEntriesRouter,
  balances: balancesRouter,
  chains: chainsRouter,
  customers: customersRouter,
  events: eventsRouter,
  invoices: invoicesRouter,
  members: membersRouter,
  merchants: merchantsRouter,
  notifications: notificationsRouter,
  overview: overviewRouter,
  partners: partnersRouter,
  paymentLinks: paymentLinksRouter,
  payments: paymentsRouter,
  publicInvitations: publicInvitationsRouter,
  publicInvoices: publicInvoicesRouter,
  rateLimits: rateLimitsRouter,
  reports: reportsRouter,
  requestLogs: requestLogsRouter,
  savedViews: savedViewsRouter,
  search: searchRouter,
  security: securityRouter,
  settlements: settlementsRouter,
  testHelpers: testHelpersRouter,
  unmatchedDeposits: unmatchedDepositsRouter,
  webhooks: webhooksRouter,
});

export type AppRouter = typeof appRouter;
