import type { CommandGroup } from "@/components/layout/command-palette";

const normal = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Groups with those commands whose label or group has every word of the query; all of them when there is no word. */
export function matchCommands(groups: readonly CommandGroup[], query: string): CommandGroup[] {
  const words = normal(query).split(/\s+/).filter(Boolean);
  return groups
    .map(({ label, items }) => ({
      label,
      items: items.filter((item) => {
        const text = normal(`${label} ${item.label} ${item.detail ?? ""}`);
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ items }) => items.length > 0);
}
