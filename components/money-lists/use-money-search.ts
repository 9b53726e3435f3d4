"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { isId } from "@/server/core/ids";
import { readTransactionId } from "@/server/core/transaction-id";
import { type MoneyFilters, moneyHref } from "./filters";
import { parseMoneySearch } from "./search";

/** What leads to an invoice through its payments, settlements or address; all else is taken for an order id. */
const EXACT = /^((pay|set)_[0-9a-z]{26}|(0x)?[0-9a-f]{64}|T[1-9A-HJ-NP-Za-km-z]{33})$/i;
const NOTHING = { order: undefined, invoice: undefined, customer: undefined, tx: undefined };

/** Searches a list of money by what was typed: an id, a transaction, an address, or an order id, and amounts. */
export function useMoneySearch(path: "/payments" | "/settlements", filters: MoneyFilters) {
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string>();

  /** The filter that the text means, or why it means none. */
  async function meaningOf(text: string): Promise<Partial<MoneyFilters> | string> {
    if (text === "") return {};
    if (isId("customer", text)) return { customer: text };
    if (isId("invoice", text)) return { invoice: text };
    const tx = readTransactionId(text);
    if (tx && path === "/payments") return { tx };
    if (!EXACT.test(text)) return { order: text };
    const { data } = await queryClient.fetchQuery(trpc.invoices.list.queryOptions({ query: text, limit: 2 }));
    const [only, another] = data;
    if (!only) return "No invoice has this id, address or transaction.";
    if (another) return "Several invoices have to do with this. Search for one order id.";
    return { invoice: only.id };
  }

  async function search(text: string): Promise<void> {
    const found = parseMoneySearch(text);
    setProblem(found.problem);
    if (found.problem !== undefined) return;
    const { name, amount = filters.amount } = found;
    try {
      const meaning = await meaningOf(name);
      if (typeof meaning === "string") return setProblem(meaning);
      router.push(moneyHref(path, filters, { ...NOTHING, ...meaning, amount }), { scroll: false });
    } catch (error) {
      setProblem(failureOf(error).message);
    }
  }

  return { problem, search };
}
