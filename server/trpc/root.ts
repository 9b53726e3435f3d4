import { router } from "@/server/trpc/init";
import { apiKeysRouter } from "@/server/trpc/routers/api-keys";
import { eventsRouter } from "@/server/trpc/routers/events";
import { invoicesRouter } from "@/server/trpc/routers/invoices";
import { merchantsRouter } from "@/server/trpc/routers/merchants";
import { paymentsRouter } from "@/server/trpc/routers/payments";
import { settlementsRouter } from "@/server/trpc/routers/settlements";

/** Everything the dashboard can ask for: one router per noun. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  events: eventsRouter,
  invoices: invoicesRouter,
  merchants: merchantsRouter,
  payments: paymentsRouter,
  settlements: settlementsRouter,
});

export type AppRouter = typeof appRouter;
