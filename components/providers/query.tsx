"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { ReactNode } from "react";
import { useState } from "react";
import type { AppRouter } from "@/server/trpc/root";
import { confirmationLink } from "./confirmation";
import { makeQueryClient } from "./query-client";
import { TRPCProvider } from "./trpc";

const URL_CHARACTERS = 2_000;

let browserClient: QueryClient | undefined;

/** One client per tab, kept when React throws away a suspended first render; a new one per request on the server. */
function queryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  return (browserClient ??= makeQueryClient());
}

/** React Query and tRPC for the pages below. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const client = queryClient();
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [confirmationLink(), httpBatchLink({ url: "/api/trpc", maxURLLength: URL_CHARACTERS })],
    }),
  );
  return (
    <QueryClientProvider client={client}>
      <TRPCProvider trpcClient={trpcClient} queryClient={client}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
