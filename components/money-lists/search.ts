import type { SearchTerm } from "@/components/data/search-help";
import { AMOUNT_PROBLEM, isAmountCondition } from "@/components/invoices/amount-range";

const AMOUNT = /(?<!\S)amount(?=[:<>=])(\S*)/gi;

/** What the search box of a list of money offers beside ids. */
export const MONEY_TERMS: readonly SearchTerm[] = [
  { begin: "amount>", example: "25", meaning: "In USDT; also < <= >= :" },
];

export type MoneySearch =
  | {
      /** What remains: an id, a transaction, an address or an order id; empty for nothing. */
      readonly name: string;
      readonly amount?: string | undefined;
      readonly problem?: never;
    }
  /** Why nothing can be searched for, as a sentence for the person who wrote it. */
  | { readonly problem: string };

/** Reads the name of one thing and `amount>` terms, as the list of invoices takes them. */
export function parseMoneySearch(text: string): MoneySearch {
  const conditions = [...text.matchAll(AMOUNT)].map(([, condition = ""]) => condition);
  if (!conditions.every(isAmountCondition)) return { problem: AMOUNT_PROBLEM };
  const name = text.replaceAll(AMOUNT, " ").replaceAll(/\s+/g, " ").trim();
  return conditions.length > 0 ? { name, amount: conditions.join(" ") } : { name };
}
