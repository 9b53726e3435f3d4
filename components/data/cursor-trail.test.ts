import { describe, expect, it } from "vitest";
import { hrefWith, nextPlace, parsePlace, previousPlace } from "./cursor-trail";

describe("a walk through a list", () => {
  const second = parsePlace(nextPlace(parsePlace({}), "c2"));
  const third = parsePlace(nextPlace(second, "c3"));

  it("has nothing before the first page", () => {
    expect(previousPlace(parsePlace({}))).toBeUndefined();
  });

  it("goes back page by page to a first page without parameters", () => {
    expect(third.cursor).toBe("c3");
    expect(parsePlace(previousPlace(third) ?? {})).toEqual(second);
    expect(previousPlace(second)).toEqual({});
  });

  it("can leave a page that was opened without its trail", () => {
    expect(previousPlace(parsePlace({ cursor: "c9" }))).toEqual({});
  });
});

it("leaves empty parameters out of an address", () => {
  expect(hrefWith("/invoices", { query: "a b&c", tab: undefined, cursor: "" })).toBe(
    "/invoices?query=a+b%26c",
  );
  expect(hrefWith("/invoices", {})).toBe("/invoices");
});
