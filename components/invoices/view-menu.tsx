"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, BookmarkPlus, Check, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import type { SavedView } from "@/server/modules/saved-views/schema";
import { queryOf, type InvoiceFilters, SAVED_VIEWS } from "./filters";
import { SaveView } from "./save-view";

/** The member's own views: opens them, keeps the filters that are on, and deletes the view that is shown. */
export function ViewMenu({ filters }: { filters: InvoiceFilters }) {
  const [saving, setSaving] = useState(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const views = useQuery(trpc.savedViews.list.queryOptions(SAVED_VIEWS));
  const query = queryOf(filters);
  const shown = views.data?.find((view) => view.query === query);
  const remove = useMutation(
    trpc.savedViews.delete.mutationOptions({
      onSuccess: () => void toast.success("View deleted"),
      onSettled: () => queryClient.invalidateQueries(trpc.savedViews.pathFilter()),
    }),
  );
  return (
    <>
      <DropdownMenu
        trigger={
          <Button icon={<Bookmark aria-hidden />}>
            <span className="max-w-40 truncate">{shown ? shown.name : "Views"}</span>
          </Button>
        }
      >
        <MenuLabel>Your views</MenuLabel>
        <ViewItems views={views.data} failed={views.isError} shown={shown} />
        <MenuSeparator />
        <MenuItem
          icon={<BookmarkPlus aria-hidden />}
          disabled={query === ""}
          onSelect={() => setSaving(true)}
        >
          Save these filters…
        </MenuItem>
        {shown ? (
          <MenuItem
            tone="danger"
            icon={<Trash2 aria-hidden />}
            onSelect={() => remove.mutate({ id: shown.id })}
          >
            Delete “{shown.name}”
          </MenuItem>
        ) : null}
      </DropdownMenu>
      {saving ? <SaveView query={query} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

interface ViewItemsProps {
  views: readonly SavedView[] | undefined;
  failed: boolean;
  shown: SavedView | undefined;
}

function ViewItems({ views, failed, shown }: ViewItemsProps) {
  if (failed) return <p className="px-2 py-1.5 text-sm text-danger-ink">They could not be loaded.</p>;
  if (!views || views.length === 0)
    return <p className="max-w-56 px-2 py-1.5 text-sm text-muted">Filters that you save appear here.</p>;
  return views.map((view) => (
    <MenuItem
      key={view.id}
      href={`/invoices?${view.query}`}
      aside={view === shown ? <Check aria-label="Shown" className="size-4" /> : null}
    >
      {view.name}
    </MenuItem>
  ));
}
