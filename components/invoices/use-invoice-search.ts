"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { isId } from "@/server/core/ids";
import { filtersHref, type InvoiceFilters } from "./filters";
import { parseSearch } from "./search";

/** An id of an object that belongs to one invoice, an address, or a transaction. */
const EXACT = /^((inv|pay|set)_[0-9a-z]{26}|(0x)?[0-9a-f]{64}|T[1-9A-HJ-NP-Za-km-z]{33})$/i;

/** Searches the list; what names one object leads straight to it, as far as it is the merchant's. */
export function useInvoiceSearch(filters: InvoiceFilters) {
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string>();

  /** The page of the one object that this text names; null when there is none, or more than one. */
  async function locate(text: string): Promise<string | null> {
    if (isId("customer", text)) {
      const { id } = await queryClient.fetchQuery(trpc.customers.get.queryOptions({ id: text }));
      return `/customers/${id}`;
    }
    const { data } = await queryClient.fetchQuery(trpc.invoices.list.queryOptions({ query: text, limit: 2 }));
    const [only, another] = data;
    return only && !another ? `/invoices/${only.id}` : null;
  }

  async function search(text: string): Promise<void> {
    const { terms, problem: found } = parseSearch(text);
    setProblem(found);
    if (!terms) return;
    const { query, tx, tab = filters.tab, ...others } = terms;
    const named = query ?? tx;
    if (named && (EXACT.test(named) || isId("customer", named))) {
      try {
        const path = await locate(named);
        if (path) return router.push(path);
      } catch (error) {
        const { errorCode, message } = failureOf(error);
        return setProblem(errorCode === "not_found" ? "There is no such customer." : message);
      }
    }
    const { order = filters.order, customer = filters.customer, amount = filters.amount } = others;
    const next = { tab, query, order, customer, amount, tx: tx ?? filters.tx };
    router.push(filtersHref(filters, next), { scroll: false });
  }

  return { problem, search };
}
