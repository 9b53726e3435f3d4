import { describe, expect, it } from "vitest";
import { parseSearch, SEARCH_TERMS } from "./search";

const TX = "ab".repeat(32);

describe("parseSearch", () => {
  it.each([
    ["tea", { query: "tea" }],
    ["  green   tea ", { query: "green tea" }],
    ["order:A-1 tea", { query: "tea", order: "A-1" }],
    ['order:"A 1"', { order: "A 1" }],
    ["status:Paid", { tab: "paid" }],
    ["STATUS:cancelled", { tab: "cancelled" }],
    ["status:attention order:7", { tab: "attention", order: "7" }],
    [`tx:0x${TX.toUpperCase()}`, { tx: TX }],
    ["customer:ann@example.com", { customer: "ann@example.com" }],
    ['customer:"Ann Lee" tea', { customer: "Ann Lee", query: "tea" }],
    ["amount>25", { amount: ">25" }],
    ["amount>25 amount<=99.50", { amount: ">25 <=99.50" }],
    ["amount:25", { amount: ":25" }],
    ["re:mark", { query: "re:mark" }],
    ['"status:paid"', { query: "status:paid" }],
    ["order>1", { query: "order>1" }],
    ["amounts", { query: "amounts" }],
    ["", {}],
    ["  ", {}],
  ])("reads %s", (text, terms) => {
    expect(parseSearch(text)).toEqual({ terms });
  });

  it.each([
    ["order:", "right after order:"],
    ["status:stolen", "all, pending, confirming, paid, attention, expired, cancelled"],
    ["tx:abc", "64 characters"],
    ["customer:an", "three letters"],
    ["amount>", "amount>25"],
    ["amount>ten", "amount>25"],
    ["amount>1,5", "amount>25"],
    ["amount>0.0000001", "amount>25"],
    ["amount>-1", "amount>25"],
    ["amount<0", "amount>25"],
    ["amount>9223372036854.775807", "amount>25"],
    ["order:1 order:2", "order: can be there only once"],
    ["status:paid status:expired", "status: can be there only once"],
    ['customer:"Ann', "not closed"],
  ])("says what is wrong with %s", (text, words) => {
    expect(parseSearch(text).problem).toContain(words);
  });

  it.each(SEARCH_TERMS)("understands its own example $begin$example", ({ begin, example }) => {
    const { terms, problem } = parseSearch(`${begin}${begin === "tx:" ? TX : example}`);
    expect(problem).toBeUndefined();
    expect(Object.keys(terms ?? {})).not.toContain("query");
  });
});
