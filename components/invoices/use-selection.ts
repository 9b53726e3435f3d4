import { useMemo, useState } from "react";
import type { Invoice } from "@/server/modules/invoices/schema";

/** What a bulk action needs to know of an invoice: as it was when it was ticked. */
export type SelectedInvoice = Pick<Invoice, "id" | "version" | "amount" | "currency" | "order_id">;

export interface Selection {
  readonly invoices: readonly SelectedInvoice[];
  has(id: string): boolean;
  set(invoices: readonly SelectedInvoice[], selected: boolean): void;
  clear(): void;
}

const NONE: ReadonlyMap<string, SelectedInvoice> = new Map();

/** The invoices that are ticked, from page to page, until `scope` changes: what other filters show is another list. */
export function useSelection(scope: string): Selection {
  const [state, setState] = useState({ scope, chosen: NONE });
  const chosen = state.scope === scope ? state.chosen : NONE;
  return useMemo(
    () => ({
      invoices: [...chosen.values()],
      has: (id) => chosen.has(id),
      clear: () => setState({ scope, chosen: NONE }),
      set: (invoices, selected) => {
        const next = new Map(chosen);
        for (const invoice of invoices) {
          if (selected) next.set(invoice.id, invoice);
          else next.delete(invoice.id);
        }
        setState({ scope, chosen: next });
      },
    }),
    [scope, chosen],
  );
}
