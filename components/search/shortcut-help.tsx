import type { NavGroup } from "@/components/layout/nav";
import { useModifier } from "@/components/layout/use-modifier";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { GO_KEYS, KEYS } from "./shortcuts";

interface ShortcutHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  nav: readonly NavGroup[];
}

/** Every key that does something, and what. */
export function ShortcutHelp({ open, onOpenChange, nav }: ShortcutHelpProps) {
  const modifier = useModifier();
  const pages = nav.flatMap(({ items }) => items).filter(({ href }) => GO_KEYS[href] !== undefined);
  const { palette, help, close, ...list } = KEYS;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="lg">
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {pages.length > 0 ? (
          <Keys
            title="Go to"
            rows={pages.map(({ href, label }) => ({ keys: ["g", GO_KEYS[href] ?? ""], meaning: label }))}
          />
        ) : null}
        <div className="space-y-6">
          <Keys title="Everywhere" rows={[{ ...palette, keys: [modifier, "K"] }, help, close]} />
          <Keys title="In a list" rows={Object.values(list)} />
        </div>
      </div>
    </Dialog>
  );
}

interface KeysProps {
  title: string;
  rows: readonly { readonly keys: readonly string[]; readonly meaning: string }[];
}

function Keys({ title, rows }: KeysProps) {
  return (
    <section>
      <h3 className="pb-2 text-xs font-medium text-muted">{title}</h3>
      <dl className="space-y-2 text-sm">
        {rows.map(({ keys, meaning }) => (
          <div key={meaning} className="flex items-baseline justify-between gap-4">
            <dt>{meaning}</dt>
            <dd className="flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
