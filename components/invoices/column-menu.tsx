"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import {
  COLUMNS_COOKIE,
  DEFAULT_COLUMNS,
  formatColumns,
  INVOICE_COLUMNS,
  type InvoiceColumn,
} from "./column-choice";
import { OPTIONAL } from "./columns";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

interface ColumnMenuProps {
  chosen: readonly InvoiceColumn[];
  onChange: (chosen: readonly InvoiceColumn[]) => void;
}

/** Which columns the list shows; this browser remembers it. */
export function ColumnMenu({ chosen, onChange }: ColumnMenuProps) {
  function choose(next: readonly InvoiceColumn[]) {
    document.cookie = `${COLUMNS_COOKIE}=${formatColumns(next)}; path=/invoices; max-age=${YEAR_SECONDS}; samesite=lax`;
    onChange(next);
  }
  return (
    <DropdownMenu trigger={<Button icon={<Columns3 aria-hidden />}>Columns</Button>}>
      <MenuLabel>Beside amount and status</MenuLabel>
      {INVOICE_COLUMNS.map((column) => (
        <MenuCheck
          key={column}
          checked={chosen.includes(column)}
          onCheckedChange={(on) =>
            choose(on ? [...chosen, column] : chosen.filter((other) => other !== column))
          }
        >
          {OPTIONAL[column].header}
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => choose(DEFAULT_COLUMNS)}>The usual columns</MenuItem>
    </DropdownMenu>
  );
}
