"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";

/** Something that the palette offers. */
export interface Command {
  /** Unique among all that is offered at once. */
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** What tells it from others of the same name. */
  readonly detail?: string;
  /** Short, at the right edge. */
  readonly aside?: ReactNode;
  readonly run: () => void;
}

export interface CommandGroup {
  readonly label: string;
  readonly items: readonly Command[];
}

interface CommandPaletteProps {
  trigger?: ReactElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  query: string;
  onQueryChange: (query: string) => void;
  /** What matches the query, in its order; nothing is filtered here. */
  groups: readonly CommandGroup[];
  /** Told below the field and to screen readers: what is going on, or that there is nothing. */
  status: ReactNode;
  placeholder: string;
}

/** A field over the page that finds commands by their words: arrows choose, Enter runs, Escape gives the focus back. */
export function CommandPalette(props: CommandPaletteProps) {
  const { trigger, open, onOpenChange, query, onQueryChange, groups, status, placeholder } = props;
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      {trigger ? <Dialog.Trigger render={trigger} /> : null}
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim fixed inset-0 z-40" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center p-3 sm:pt-[12dvh]">
          <Dialog.Popup className="flex max-h-[min(32rem,100%)] w-full max-w-xl flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-overlay outline-none transition-[opacity,scale] duration-150 ease-out data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0">
            <Dialog.Title className="sr-only">Search</Dialog.Title>
            <Autocomplete.Root
              inline
              open
              autoHighlight="always"
              keepHighlight
              filter={null}
              items={groups as CommandGroup[]}
              itemToStringValue={({ label }: Command) => label}
              value={query}
              onValueChange={(text, { reason }) => {
                // A chosen command closes the palette; its words are not what was written.
                if (reason !== "item-press") onQueryChange(text);
              }}
            >
              <PaletteField placeholder={placeholder} />
              <Autocomplete.Status className="px-4 pt-3 text-sm text-muted empty:hidden">
                {status}
              </Autocomplete.Status>
              <Autocomplete.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2 empty:hidden">
                {(group: CommandGroup) => (
                  <PaletteGroup key={group.label} group={group} onChosen={() => onOpenChange(false)} />
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
            <PaletteKeys />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteField({ placeholder }: { placeholder: string }) {
  return (
    <div className="flex shrink-0 items-center gap-2.5 border-b border-line px-4">
      <Search aria-hidden className="size-4 shrink-0 text-muted" />
      <Autocomplete.Input
        aria-label="Search"
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={200}
        className="h-12 min-w-0 flex-1 bg-transparent text-base text-ink outline-none"
      />
      <Dialog.Close className="rounded-md px-1.5 py-1 text-xs text-muted hover:bg-hover hover:text-ink">
        Close
      </Dialog.Close>
    </div>
  );
}

function PaletteGroup({ group, onChosen }: { group: CommandGroup; onChosen: () => void }) {
  return (
    <Autocomplete.Group items={group.items as Command[]} className="not-last:mb-2">
      <Autocomplete.GroupLabel className="px-2 py-1 text-xs font-medium text-muted">
        {group.label}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(command: Command) => (
          <Autocomplete.Item
            key={command.id}
            value={command}
            onClick={() => {
              onChosen();
              command.run();
            }}
            className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 py-1.5 text-sm text-ink outline-none select-none data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
          >
            {command.icon}
            <span className="min-w-0 flex-1">
              <span className="block truncate">{command.label}</span>
              {command.detail ? (
                <span className="block truncate text-xs text-muted">{command.detail}</span>
              ) : null}
            </span>
            {command.aside ? <span className="shrink-0 text-xs text-muted">{command.aside}</span> : null}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}

/** What the keys do, for those who see a keyboard before them. */
function PaletteKeys() {
  return (
    <p className="hidden shrink-0 items-center gap-1.5 border-t border-line px-4 py-2.5 text-xs text-muted sm:flex">
      <Kbd>↑</Kbd>
      <Kbd>↓</Kbd> choose
      <span className="w-2" />
      <Kbd>↵</Kbd> open
      <span className="w-2" />
      <Kbd>Esc</Kbd> close
    </p>
  );
}
