"use client";

import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/trpc/root";

/** Typed access to the server's procedures: `const trpc = useTRPC()`, then `useQuery(trpc.invoices.list.queryOptions(…))`. */
export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();
