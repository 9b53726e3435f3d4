import { expect, it } from "vitest";
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
