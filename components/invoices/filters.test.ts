import { describe, expect, it } from "vitest";
import { newId } from "@/server/core/ids";
import { listInvoicesSchema } from "@/server/modules/invoices/schema";
import { ANY_TAB, filtersHref, parseFilters, toExportFilters, toListInput } from "./filters";

describe("the invoice list's address", () => {
  it("survives a round trip", () => {
    const filters = parseFilters({
      tab: "paid",
      query: "tea & honey",
      order: "A-1",
      customer: "ann",
      tx: "ab".repeat(32),
      amount: ">25 <=100",
      from: "2026-01-01",
      to: "2026-01-31",
    });
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
    expect(toListInput(parseFilters({ tab: "attention", exception: "none" })).exception).toBe("any");
  });

  it("drops what it does not understand", () => {
    const nonsense = { tab: "stolen", from: "yesterday", to: "2026-99-99", query: "", amount: "lots >" };
    expect(parseFilters(nonsense)).toEqual(parseFilters({}));
  });

  it("starts at the first page when a filter changes", () => {
    expect(filtersHref(parseFilters({ cursor: "abc", trail: "first" }), { tab: "paid" })).toBe(
      "/invoices?tab=paid",
    );
  });
});

describe("toListInput", () => {
  it.each(ANY_TAB)("makes a query that the list accepts from the tab %s", (tab) => {
    expect(listInvoicesSchema.safeParse(toListInput(parseFilters({ tab }))).success).toBe(true);
  });

  it.each(ANY_TAB)("makes a download of the tab %s that the list accepts, from its beginning", (tab) => {
    const sent = toExportFilters(parseFilters({ tab, query: "tea", from: "2026-01-01", cursor: "abc" }));
    expect(listInvoicesSchema.strict().safeParse(sent).success).toBe(true);
    expect(sent).not.toHaveProperty("cursor");
  });

  it("takes a customer's id for an id, and anything else for words", () => {
    const id = newId("customer");
    expect(toListInput(parseFilters({ customer: id }))).toMatchObject({
      customer_id: id,
      customer: undefined,
    });
    expect(toListInput(parseFilters({ customer: "ann" }))).toMatchObject({
      customer_id: undefined,
      customer: "ann",
    });
  });

  it("makes bounds of comparisons", () => {
    expect(toListInput(parseFilters({ amount: ">25 <=100" }))).toMatchObject({
      amount_min: "25.000001",
      amount_max: "100.00",
    });
  });

  it("includes the whole of the last day", () => {
    expect(toListInput(parseFilters({ from: "2026-02-28", to: "2026-02-28" }))).toMatchObject({
      created_after: "2026-02-28T00:00:00.000Z",
      created_before: "2026-03-01T00:00:00.000Z",
    });
  });
});
