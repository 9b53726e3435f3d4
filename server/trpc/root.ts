import { router } from "@/server/trpc/init";
import { apiKeysRouter } from "@/server/trpc/routers/api-keys";
import { balancesRouter } from "@/server/trpc/routers/balances";
import { eventsRouter } from "@/server/trpc/routers/events";
import { invoicesRouter } from "@/server/trpc/routers/invoices";
import { merchantsRouter } from "@/server/trpc/routers/merchants";
import { paymentsRouter } from "@/server/trpc/routers/payments";
import { settlementsRouter } from "@/server/trpc/routers/settlements";
import { testHelpersRouter } from "@/server/trpc/routers/test-helpers";
import { webhooksRouter } from "@/server/trpc/routers/webhooks";

/** Everything the dashboard can ask for: one router per noun. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  balances: balancesRouter,
  events: eventsRouter,
  invoices: invoicesRouter,
  merchants: merchantsRouter,
  payments: paymentsRouter,
  settlements: settlementsRouter,
  testHelpers: testHelpersRouter,
  webhooks: webhooksRouter,
});

export type AppRouter = typeof appRouter;
