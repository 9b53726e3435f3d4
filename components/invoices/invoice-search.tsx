"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Input } from "@/components/ui/input";
import { isId } from "@/server/core/ids";
import { filtersHref, type InvoiceFilters, parseSearch } from "./filters";

const EXACT = /^((0x)?[0-9a-f]{64}|T[1-9A-HJ-NP-Za-km-z]{33})$/i;

/** One box for everything: words, `order:` and `status:` filters, and ids, addresses or transactions that lead straight to their invoice. */
export function InvoiceSearch({ filters }: { filters: InvoiceFilters }) {
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    function focusOnSlash(event: KeyboardEvent) {
      const typing =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [role=dialog]");
      if (event.key !== "/" || typing || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      box.current?.focus();
    }
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, []);

  async function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = box.current?.value.trim() ?? "";
    if (isId("invoice", text)) return router.push(`/invoices/${text}`);
    const { tab = filters.tab, query, order = filters.order } = parseSearch(text);
    if (query && EXACT.test(query)) {
      const found = await queryClient
        .fetchQuery(trpc.invoices.list.queryOptions({ query }))
        .catch(() => null);
      const only = found?.data.length === 1 ? found.data[0] : undefined;
      if (only) return router.push(`/invoices/${only.id}`);
    }
    router.push(filtersHref(filters, { tab, query, order }), { scroll: false });
  }

  return (
    <form role="search" action="/invoices" onSubmit={search} className="w-full sm:max-w-sm">
      <Input
        ref={box}
        key={filters.query}
        type="search"
        name="query"
        aria-label="Search invoices"
        title="Order id, e-mail, description, invoice id, address or transaction. Also order:… and status:…"
        placeholder="Search, or paste an id, address or transaction"
        defaultValue={filters.query ?? ""}
        maxLength={200}
        prefix={<Search aria-hidden />}
      />
    </form>
  );
}
