import { type RefObject, useEffect } from "react";
import { isTyping } from "@/components/data/typing";

/** What the keyboard lands on in each row: its link, or its first button. */
function landings(table: HTMLElement): HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>("tbody tr")].flatMap(
    (row) =>
      row.querySelector<HTMLElement>("a[data-row]") ?? row.querySelector<HTMLElement>("button, a") ?? [],
  );
}

/** The list that the keys are meant for: the one that has the focus, else the first of the page. */
function isMeant(table: HTMLElement): boolean {
  const focused = document.activeElement?.closest("table[data-list]");
  return (focused ?? document.querySelector("table[data-list]")) === table;
}

/** `j` and `k` walk through the rows of a list, Enter opens the one that has the focus, `x` ticks its box. */
export function useRowKeys(list: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    function walk(event: KeyboardEvent) {
      const table = list.current;
      if (!table || isTyping(event) || !"jkx".includes(event.key) || !isMeant(table)) return;
      const rows = landings(table);
      const row = document.activeElement?.closest("tbody tr");
      const at = rows.findIndex((landing) => row?.contains(landing));
      if (event.key === "x") {
        row?.querySelector<HTMLElement>("[role=checkbox]")?.click();
        return;
      }
      const next = rows[at + (event.key === "j" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
    document.addEventListener("keydown", walk);
    return () => document.removeEventListener("keydown", walk);
  }, [list]);
}
