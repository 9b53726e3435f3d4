"use client";

import { ChevronsUpDown, Plus } from "lucide-react";
import { useState } from "react";
import { DropdownMenu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { CreateMerchant } from "./create-merchant";
import { choose } from "./preferences";

interface MerchantSwitcherProps {
  current: { id: string; name: string };
  choices: readonly { id: string; name: string }[];
}

/** Whose data is shown: a menu of the person's merchants, and another one. */
export function MerchantSwitcher({ current, choices }: MerchantSwitcherProps) {
  const [creating, setCreating] = useState(false);
  return (
    <>
      <DropdownMenu
        align="start"
        trigger={
          <button
            type="button"
            className="-mx-2 flex max-w-[calc(100%+1rem)] min-w-0 items-center gap-1.5 rounded-md px-2 py-1 hover:bg-hover data-popup-open:bg-hover"
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
        <MenuSeparator />
        <MenuItem icon={<Plus aria-hidden />} onSelect={() => setCreating(true)}>
          New merchant
        </MenuItem>
      </DropdownMenu>
      {creating ? <CreateMerchant onClose={() => setCreating(false)} /> : null}
    </>
  );
}
