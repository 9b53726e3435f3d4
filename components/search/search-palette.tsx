"use client";

import {
  ArrowLeftRight,
  FilePlus2,
  Link2,
  LogOut,
  Monitor,
  Moon,
  Search,
  Store,
  Sun,
  UserPlus,
} from "lucide-react";
import { useTheme } from "next-themes";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { type CommandGroup, CommandPalette } from "@/components/layout/command-palette";
import { useModifier } from "@/components/layout/use-modifier";
import { leave } from "@/components/merchants/leave";
import { choose } from "@/components/merchants/preferences";
import { failureOf } from "@/components/providers/failure";
import { Kbd } from "@/components/ui/kbd";
import { foundCommands } from "./found-commands";
import { matchCommands } from "./match";

import { useFound } from "./use-found";

/** A page that the member may open. */
export interface PalettePage {
  readonly href: string;
  readonly label: string;
  /** Whose page it is: the settings'. */
  readonly detail?: string;
  readonly icon?: ReactNode;
}

export interface SearchPaletteProps {
  pages: readonly PalettePage[];
  /** Pages of the documentation. */
  docs: readonly PalettePage[];
  /** What the member may make. */
  can: { readonly invoice: boolean; readonly paymentLink: boolean; readonly customer: boolean };
  /** The member's other merchants. */
  merchants: readonly { readonly id: string; readonly name: string }[];
  /** The mode to switch to; null where there is no other. */
  otherMode: "test" | "live" | null;
}

/** The palette of the dashboard, by its button or ⌘K: pages, acts, and the merchant's objects. */
export function SearchPalette(props: SearchPaletteProps) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const commands = useCommands(props);
  const router = useRouter();
  const found = useFound(open ? query : "");
  const groups = [
    ...matchCommands(commands, query),
    ...foundCommands(found.objects, (href) => router.push(href)),
  ];

  function changeOpen(next: boolean) {
    setQuery("");
    setOpen(next);
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      if (event.altKey || event.shiftKey || (!open && document.querySelector('[role="dialog"]'))) return;
      event.preventDefault();
      setQuery("");
      setOpen(!open);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [open]);

  return (
    <CommandPalette
      trigger={<SearchButton />}
      open={open}
      onOpenChange={changeOpen}
      query={query}
      onQueryChange={setQuery}
      groups={groups}
      status={<Status query={query} count={groups.length} found={found} />}
      placeholder="Search pages, invoices, customers, ids…"
    />
  );
}

function SearchButton(props: object) {
  return (
    <button
      type="button"
      {...props}
      aria-label="Search"
      aria-keyshortcuts="Meta+K Control+K"
      className="ml-auto flex size-8 items-center justify-center gap-2 rounded-md text-sm text-muted hover:bg-hover hover:text-ink md:mx-auto md:w-full md:max-w-72 md:justify-start md:border md:border-control md:bg-surface md:px-2.5 md:shadow-card"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="hidden flex-1 text-left md:block">Search</span>
      <span className="hidden items-center gap-1 md:flex">
        <Kbd>{useModifier()}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}

interface StatusProps {
  query: string;
  count: number;
  found: ReturnType<typeof useFound>;
}

/** What is going on: nothing to say while there are commands and no search. */
function Status({ query, count, found }: StatusProps) {
  if (found.error)
    return (
      <span className="flex items-center justify-between gap-3 pb-1 text-danger-ink">
        {failureOf(found.error).message}
        <button type="button" onClick={found.retry} className="font-medium underline underline-offset-4">
          Try again
        </button>
      </span>
    );
  if (found.isSearching) return <span className="block pb-1">Searching…</span>;
  if (count > 0) return null;
  return (
    <span className="block pb-4">
      Nothing is called “{query.trim()}”. An id, an order id, a transaction or an address finds what it
      belongs to.
    </span>
  );
}

function useCommands({ pages, docs, can, merchants, otherMode }: SearchPaletteProps): CommandGroup[] {
  const router = useRouter();
  const { setTheme } = useTheme();
  const go = (href: string) => () => router.push(href);
  const act = (id: string, label: string, icon: ReactNode, run: () => void) => ({ id, label, icon, run });
  return [
    {
      label: "Create",
      items: [
        ...(can.invoice
          ? [act("create-invoice", "Create invoice", <FilePlus2 aria-hidden />, go("/invoices?create=1"))]
          : []),
        ...(can.paymentLink
          ? [act("create-link", "Create payment link", <Link2 aria-hidden />, go("/payment-links?create=1"))]
          : []),
        ...(can.customer
          ? [act("create-customer", "Create customer", <UserPlus aria-hidden />, go("/customers?create=1"))]
          : []),
      ],
    },
    {
      label: "Go to",
      items: pages.map(({ href, ...page }) => ({ ...page, id: href, run: go(href) })),
    },
    {
      label: "Switch to",
      items: [
        ...(otherMode
          ? [
              act(
                `mode-${otherMode}`,
                `${otherMode === "live" ? "Live" : "Test"} mode`,
                <ArrowLeftRight aria-hidden />,
                () => choose("daric.mode", otherMode),
              ),
            ]
          : []),
        ...merchants.map(({ id, name }) =>
          act(id, name, <Store aria-hidden />, () => choose("daric.merchant", id)),
        ),
      ],
    },
    { label: "Docs", items: docs.map(({ href, ...page }) => ({ ...page, id: href, run: go(href) })) },
    {
      label: "Theme",
      items: [
        act("theme-light", "Light theme", <Sun aria-hidden />, () => setTheme("light")),
        act("theme-dark", "Dark theme", <Moon aria-hidden />, () => setTheme("dark")),
        act("theme-system", "The system’s theme", <Monitor aria-hidden />, () => setTheme("system")),
      ],
    },
    { label: "Account", items: [act("sign-out", "Sign out", <LogOut aria-hidden />, leave)] },
  ];
}
