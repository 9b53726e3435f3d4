import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { notFound } from "next/navigation";
import { cache, type ReactNode, Suspense } from "react";
import { makeQueryClient } from "@/components/providers/query-client";
import { appRouter } from "@/server/trpc/root";
import { requestContext } from "./request";

const queryClient = cache(makeQueryClient);

/** The procedures, called in process for the page that is being rendered. */
export const trpc = createTRPCOptionsProxy({ ctx: requestContext, router: appRouter, queryClient });

type Options<T, E, D, K extends QueryKey> = FetchQueryOptions<T, E, D, K>;

/** Loads a query before the first byte. A failure is left to the component, which asks again and shows what went wrong. */
export async function prefetch<T, E, D, K extends QueryKey>(options: Options<T, E, D, K>): Promise<void> {
  await queryClient().prefetchQuery(options);
}

/** Loads the object that the page is about; another tenant's id and an unknown one are the same missing page. */
export async function load<T, E, D, K extends QueryKey>(options: Options<T, E, D, K>): Promise<D> {
  try {
    return await queryClient().fetchQuery(options);
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

interface HydratedProps {
  /** The loading that was started; the page's frame is sent before it ends. */
  when: Promise<unknown>;
  /** The shape of what is loading. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Hands what was loaded to the client components below. Redirects and missing pages come before it, so they keep their status. */
export function Hydrated({ fallback, ...rest }: HydratedProps) {
  return (
    <Suspense fallback={fallback}>
      <Loaded {...rest} />
    </Suspense>
  );
}

async function Loaded({ when, children }: Omit<HydratedProps, "fallback">) {
  await when;
  return <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>;
}
