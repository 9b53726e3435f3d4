"use client";

import { Button } from "@/components/ui/button";
import type { Invoice } from "@/server/modules/invoices/schema";
import { canCancelInvoice } from "@/server/modules/invoices/status";
import { CancelInvoices } from "./cancel-invoices";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  selection: Selection;
  /** The page that is shown. */
  page: readonly Invoice[];
}

/** What can be done with the invoices that are ticked. It floats over the list's end, so that no row moves when the first is ticked. */
export function SelectionBar({ selection, page }: SelectionBarProps) {
  const count = selection.invoices.length;
  if (count === 0) return null;
  const more = page.filter((invoice) => canCancelInvoice(invoice) && !selection.has(invoice.id));
  return (
    <section
      aria-label="Selected invoices"
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center justify-center gap-2 rounded-xl border border-line bg-raised px-3 py-2 shadow-overlay"
    >
      <p role="status" className="figures px-1 text-sm font-medium">
        {count} selected
      </p>
      {more.length > 0 ? <Button onClick={() => selection.set(more, true)}>Select the page</Button> : null}
      <Button onClick={selection.clear}>Clear</Button>
      <CancelInvoices
        invoices={selection.invoices}
        onCancelled={(invoices) => selection.set(invoices, false)}
      />
    </section>
  );
}
