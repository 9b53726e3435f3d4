"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { LoadFailure } from "@/components/providers/load-failure";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";

interface AddressedSheetProps<Thing> {
  query: UseQueryResult<Thing, unknown>;
  /** What the sheet is called until it has loaded: "Event". */
  kind: string;
  title: (thing: Thing) => ReactNode;
  footer?: ReactNode;
  children: (thing: Thing) => ReactNode;
}

/** The one thing that the page's address names, over the page. Closing takes it off the address. */
export function AddressedSheet<Thing>({ query, kind, title, footer, children }: AddressedSheetProps<Thing>) {
  const pathname = usePathname();
  const router = useRouter();
  const { data: thing, error, isError, refetch } = query;
  return (
    <Sheet
      size="lg"
      open
      onOpenChange={() => router.replace(pathname, { scroll: false })}
      title={thing === undefined ? kind : title(thing)}
      footer={footer}
    >
      {isError ? <LoadFailure error={error} onRetry={() => void refetch()} /> : null}
      {thing === undefined ? null : children(thing)}
      {thing === undefined && !isError ? <Skeleton className="h-40 w-full" /> : null}
    </Sheet>
  );
}
