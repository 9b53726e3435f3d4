import { describe, expect, it } from "vitest";
import { listInvoicesSchema } from "@/server/modules/invoices/schema";
import {
  filtersHref,
  INVOICE_TABS,
  parseFilters,
  parseSearch,
  toExportFilters,
  toListInput,
} from "./filters";

describe("the invoice list's address", () => {
  it("survives a round trip", () => {
    const filters = parseFilters({ tab: "paid", query: "tea & honey", from: "2026-01-01", to: "2026-01-31" });
    const address = new URL(filtersHref(filters, {}), "http://localhost");
    expect(parseFilters(Object.fromEntries(address.searchParams))).toEqual(filters);
  });

  it("keeps the reason for attention in its tab alone", () => {
    const late = parseFilters({ tab: "attention", exception: "late" });
    expect(toListInput(late)).toMatchObject({ exception: "late" });
    expect(filtersHref(late, {})).toBe("/invoices?tab=attention&exception=late");
    expect(filtersHref(late, { tab: "paid" })).toBe("/invoices?tab=paid");
    expect(toListInput(parseFilters({ tab: "paid", exception: "late" })).exception).toBeUndefined();
    expect(toListInput(parseFilters({ tab: "attention", exception: "odd" })).exception).toBe("any");
  });

  it("drops what it does not understand", () => {
    expect(parseFilters({ tab: "stolen", from: "yesterday", to: "2026-99-99", query: "" })).toEqual(
      parseFilters({}),
    );
  });

  it("starts at the first page when a filter changes", () => {
    expect(filtersHref(parseFilters({ cursor: "abc", trail: "first" }), { tab: "paid" })).toBe(
      "/invoices?tab=paid",
    );
  });
});

describe("toListInput", () => {
  it.each(INVOICE_TABS)("makes a query that the list accepts from the tab %s", (tab) => {
    expect(listInvoicesSchema.safeParse(toListInput(parseFilters({ tab }))).success).toBe(true);
  });

  it.each(INVOICE_TABS)("makes a download of the tab %s that the list accepts, from its beginning", (tab) => {
    const sent = toExportFilters(parseFilters({ tab, query: "tea", from: "2026-01-01", cursor: "abc" }));
    expect(listInvoicesSchema.strict().safeParse(sent).success).toBe(true);
    expect(sent).not.toHaveProperty("cursor");
  });

  it("includes the whole of the last day", () => {
    expect(toListInput(parseFilters({ from: "2026-02-28", to: "2026-02-28" }))).toMatchObject({
      created_after: "2026-02-28T00:00:00.000Z",
      created_before: "2026-03-01T00:00:00.000Z",
    });
  });
});

describe("parseSearch", () => {
  it.each([
    ["tea", { query: "tea" }],
    ["order:A-1 tea", { query: "tea", order: "A-1" }],
    ["status:Paid", { tab: "paid" }],
    ["tx:abc123", { query: "abc123" }],
    ["re:mark", { query: "re:mark" }],
    ["  ", {}],
  ])("reads %s", (text, filters) => {
    expect(parseSearch(text)).toEqual({ query: undefined, order: undefined, tab: undefined, ...filters });
  });
});
