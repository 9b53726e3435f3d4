import { expect, test } from "vitest";
import { parseMoneySearch } from "@/components/money-lists/search";

test.each([
  ["", { name: "" }],
  ["A-1001", { name: "A-1001" }],
  ["  order  7 ", { name: "order 7" }],
  ["amount>25", { name: "", amount: ">25" }],
  ["A-1001 AMOUNT>=25 amount<99.50", { name: "A-1001", amount: ">=25 <99.50" }],
  ["amounts", { name: "amounts" }],
  ["total-amount:5", { name: "total-amount:5" }],
])("reads %j", (text, search) => {
  expect(parseMoneySearch(text)).toEqual(search);
});

test.each(["amount>", "amount>ten", "A-1 amount>1,5", "amount<0"])("refuses %s in a sentence", (text) => {
  expect(parseMoneySearch(text).problem).toContain("amount>25");
});
