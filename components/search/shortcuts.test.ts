import { expect, test } from "vitest";
import { GO_KEYS, readKey } from "./shortcuts";

const hrefs = ["/overview", "/invoices"];

test("g and a letter go to the page of the letter, as far as it may be opened", () => {
  expect(readKey("g", { going: false, hrefs })).toEqual({ does: "wait" });
  expect(readKey("i", { going: true, hrefs })).toEqual({ does: "go", href: "/invoices" });
  expect(readKey("c", { going: true, hrefs })).toEqual({ does: "nothing" });
  expect(readKey("i", { going: false, hrefs })).toEqual({ does: "nothing" });
  expect(readKey("g", { going: true, hrefs })).toEqual({ does: "wait" });
});

test("a question mark opens the list of keys, also after g", () => {
  expect(readKey("?", { going: false, hrefs })).toEqual({ does: "help" });
  expect(readKey("?", { going: true, hrefs })).toEqual({ does: "help" });
});

test("no two pages have one letter, and none is g", () => {
  const letters = Object.values(GO_KEYS);
  expect(new Set([...letters, "g"]).size).toBe(letters.length + 1);
});
