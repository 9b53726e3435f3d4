/** What follows `g` to go to a page. */
export const GO_KEYS: Readonly<Record<string, string>> = {
  "/overview": "o",
  "/invoices": "i",
  "/payment-links": "l",
  "/customers": "c",
  "/payments": "p",
  "/balances": "b",
  "/unmatched": "u",
  "/settlements": "s",
  "/reports": "t",
  "/developers/api-keys": "k",
  "/developers/partners": "r",
  "/developers/webhooks": "w",
  "/developers/events": "e",
  "/developers/request-log": "q",
  "/docs": "d",
  "/settings": ",",
  "/admin": "a",
};

/** Keys that do something on every page of the dashboard, or in every list. */
export const KEYS = {
  palette: { keys: ["⌘", "K"], meaning: "Search, go to, do" },
  help: { keys: ["?"], meaning: "This list" },
  search: { keys: ["/"], meaning: "Search this list" },
  down: { keys: ["j"], meaning: "Next row" },
  up: { keys: ["k"], meaning: "Row before" },
  open: { keys: ["Enter"], meaning: "Open the row" },
  choose: { keys: ["x"], meaning: "Choose the row, where rows can be chosen" },
  close: { keys: ["Esc"], meaning: "Close what is in front of the page" },
} as const;

/** How long `g` waits for the letter of a page. */
export const GO_MS = 1_500;

/**
 * What a key means after those before it: the list of keys, a page to go to, or that the letter of a page is awaited. `hrefs` are
 * the pages that this member may open.
 */
export function readKey(
  key: string,
  { going, hrefs }: { going: boolean; hrefs: readonly string[] },
): { does: "help" | "wait" | "nothing" } | { does: "go"; href: string } {
  if (going) {
    const href = hrefs.find((page) => GO_KEYS[page] === key);
    if (href !== undefined) return { does: "go", href };
  }
  if (key === "g") return { does: "wait" };
  return { does: key === "?" ? "help" : "nothing" };
}
