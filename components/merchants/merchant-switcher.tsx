"use client";

import { ChevronsUpDown } from "lucide-react";
import { DropdownMenu, MenuChoice } from "@/components/ui/dropdown-menu";
import { choose } from "./preferences";

interface MerchantSwitcherProps {
  current: { id: string; name: string };
  choices: readonly { id: string; name: string }[];
}

/** Whose data is shown; a menu for people who belong to several merchants. */
export function MerchantSwitcher({ current, choices }: MerchantSwitcherProps) {
  if (choices.length < 2) return <span className="truncate">{current.name}</span>;
  return (
    <DropdownMenu
      align="start"
      trigger={
        <button
          type="button"
          className="-mx-2 flex min-w-0 items-center gap-1.5 rounded-md px-2 py-1 hover:bg-hover data-popup-open:bg-hover"
        >
          <span className="truncate">{current.name}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
        </button>
      }
    >
      <MenuChoice
        label="Merchant"
        value={current.id}
        onValueChange={(id) => choose("daric.merchant", id)}
        options={choices.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </DropdownMenu>
  );
}
