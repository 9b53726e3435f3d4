import { expect, it } from "vitest";
import { DOCS_PAGES } from "@/app/(site)/docs/guides";
import { matchCommands } from "./match";

const run = () => {};
const GROUPS = [
  {
    label: "Go to",
    items: [
      { id: "1", label: "Invoices", run },
      { id: "2", label: "Webhooks", detail: "Developers", run },
    ],
  },
  { label: "Theme", items: [{ id: "3", label: "Dark", run }] },
];

const found = (query: string) => matchCommands(GROUPS, query).map(({ items }) => items.map(({ id }) => id));

it.each([
  ["", [["1", "2"], ["3"]]],
  ["  ", [["1", "2"], ["3"]]],
  ["INV", [["1"]]],
  ["go inv", [["1"]]],
  ["webhooks dev", [["2"]]],
  ["däRK", [["3"]]],
  ["theme", [["3"]]],
  ["invoices dark", []],
])("%j finds %j", (query, ids) => {
  expect(found(query)).toEqual(ids);
});

it.each([
  ["docs", "/docs"],
  ["quick start", "/docs"],
  ["webhooks docs", "/docs/webhooks"],
  ["api reference", "/docs/api"],
])("%j finds the page %s of the documentation", (query, href) => {
  const items = DOCS_PAGES.map((page) => ({ id: page.href, label: page.label, run }));
  expect(matchCommands([{ label: "Docs", items }], query)[0]?.items[0]?.id).toBe(href);
});
