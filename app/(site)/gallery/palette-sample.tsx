"use client";

import { FilePlus2, FileText, Search } from "lucide-react";
import { useState } from "react";
import { type CommandGroup, CommandPalette } from "@/components/layout/command-palette";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { toast } from "@/components/ui/toast";

const COMMANDS = [
  { label: "Create an invoice", icon: <FilePlus2 aria-hidden />, aside: <Kbd>C</Kbd> },
  { label: "Invoices", icon: <FileText aria-hidden /> },
  { label: "25.00 USDT", icon: <FileText aria-hidden />, detail: "order-1001, Ada Byron", aside: "Paid" },
].map((command) => ({
  ...command,
  id: command.label,
  run: () => void toast.success(`Ran “${command.label}”`),
}));

/** The palette with acts, pages and a found object; with nothing for words that it does not know. */
export function PaletteSample() {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const items = COMMANDS.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const groups: CommandGroup[] = items.length > 0 ? [{ label: "Sample commands", items }] : [];
  return (
    <CommandPalette
      trigger={<Button icon={<Search aria-hidden />}>Command palette</Button>}
      open={open}
      onOpenChange={setOpen}
      query={query}
      onQueryChange={setQuery}
      groups={groups}
      status={groups.length === 0 ? `Nothing is called “${query}”` : null}
      placeholder="Search or run"
    />
  );
}
