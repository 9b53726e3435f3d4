import { expect, it } from "vitest";
import { DEFAULT_COLUMNS, formatColumns, parseColumns } from "./column-choice";

it("remembers a choice, in the order of the list", () => {
  expect(parseColumns(formatColumns(["paid", "due"]))).toEqual(["due", "paid"]);
});

it("remembers that none is wanted", () => {
  expect(parseColumns(formatColumns([]))).toEqual([]);
});

it("starts with the usual ones, and leaves out what it does not know", () => {
  expect(parseColumns(undefined)).toEqual(DEFAULT_COLUMNS);
  expect(parseColumns("due.password.due")).toEqual(["due"]);
});
