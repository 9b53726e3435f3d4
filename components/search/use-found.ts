"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";

const PAUSE_MILLISECONDS = 180;
const SHORTEST = 2;

/** The objects that a text names, asked for once the writer pauses. */
export function useFound(text: string) {
  const trpc = useTRPC();
  const query = text.trim();
  const [asked, setAsked] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [query]);
  const isAsked = query.length >= SHORTEST;
  const result = useQuery(
    trpc.search.objects.queryOptions({ query: asked }, { enabled: isAsked && asked.length >= SHORTEST }),
  );
  return {
    // What an earlier text found must not stand under this one: Enter would open it.
    objects: isAsked && asked === query && !result.isError ? (result.data ?? []) : [],
    isSearching: isAsked && !result.isError && (asked !== query || result.isFetching),
    error: isAsked && result.isError ? result.error : null,
    retry: () => void result.refetch(),
  };
}
