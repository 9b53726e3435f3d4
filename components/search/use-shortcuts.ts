import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "@/components/data/typing";
import { GO_MS, readKey } from "./shortcuts";

interface Shortcuts {
  /** The pages that this member may open. */
  readonly hrefs: readonly string[];
  readonly onHelp: () => void;
}

/** A dialog or menu has the keyboard to itself. */
const isCovered = () => document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;

/** Listens for the keys that work on every page. They are silent while somebody types, and behind a dialog. */
export function useShortcuts({ hrefs, onHelp }: Shortcuts): void {
  const router = useRouter();
  useEffect(() => {
    let goneAt = -Infinity;
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.repeat || isCovered() || isTyping(event)) return;
      const read = readKey(event.key, { going: event.timeStamp - goneAt < GO_MS, hrefs });
      goneAt = read.does === "wait" ? event.timeStamp : -Infinity;
      if (read.does === "help") onHelp();
      if (read.does === "go") {
        event.stopImmediatePropagation(); // `g k` is no step in a list
        router.push(read.href);
      }
    }
    // Before the lists, which have keys of their own.
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [router, hrefs, onHelp]);
}
