"use client";

import { Ellipsis, Link2, Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { Invoice } from "@/server/modules/invoices/schema";
import { canCancelInvoice, needsMoney } from "@/server/modules/invoices/status";
import { AttachTransaction } from "./attach-transaction";
import { CancelInvoice } from "./cancel-invoice";
import { EditInvoice } from "./edit-invoice";
import type { InvoiceAbilities } from "./invoice-detail";
import { MarkPaid } from "./mark-paid";

interface InvoiceActsProps {
  invoice: Invoice;
  abilities: InvoiceAbilities;
  /** What can always be done. */
  children: ReactNode;
}

/** What can be done about an invoice now: the usual beside each other, the rest in a menu. */
export function InvoiceActs({ invoice, abilities, children }: InvoiceActsProps) {
  const [opened, setOpened] = useState<"edit" | "attach" | null>(null);
  const dialog = (name: "edit" | "attach") => ({
    open: opened === name,
    onOpenChange: (open: boolean) => setOpened(open ? name : null),
  });
  return (
    <>
      {abilities.update && canCancelInvoice(invoice) ? <CancelInvoice invoice={invoice} /> : null}
      {abilities.decide && needsMoney(invoice.status) ? <MarkPaid invoice={invoice} /> : null}
      {children}
      {abilities.update || abilities.decide ? (
        <DropdownMenu
          trigger={
            <IconButton label="More actions">
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          {abilities.update ? (
            <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setOpened("edit")}>
              Edit
            </MenuItem>
          ) : null}
          {abilities.decide ? (
            <MenuItem icon={<Link2 aria-hidden />} onSelect={() => setOpened("attach")}>
              Attach transaction
            </MenuItem>
          ) : null}
        </DropdownMenu>
      ) : null}
      {abilities.update ? <EditInvoice key={invoice.version} invoice={invoice} {...dialog("edit")} /> : null}
      {abilities.decide ? <AttachTransaction invoice={invoice} {...dialog("attach")} /> : null}
    </>
  );
}
