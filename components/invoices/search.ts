import { readTransactionId } from "@/server/core/transaction-id";
import { AMOUNT_PROBLEM, isAmountCondition } from "./amount-range";
import type { SearchTerm } from "@/components/data/search-help";
import { ANY_TAB, type InvoiceFilters, type InvoiceTab } from "./filters";

/** What a text in the search box asks for; what it does not name is undefined. */
export interface SearchTerms extends Pick<InvoiceFilters, "query" | "order" | "customer" | "tx" | "amount"> {
  readonly tab?: InvoiceTab | undefined;
}

export type ParsedSearch =
  | { readonly terms: SearchTerms; readonly problem?: never }
  /** Why nothing can be searched for, as a sentence for the person who wrote it. */
  | { readonly problem: string; readonly terms?: never };

/** Words, where a quoted part may hold spaces: `customer:"Ann Lee" tea`. */
const WORD = /(?:"[^"]*"|[^\s"])+/g;
const TERM = /^(order|status|tx|customer|amount)(?=[:<>=])(.*)$/is;
const CUSTOMER_CHARACTERS = 3;

type Reader = (value: string) => SearchTerms | string;

interface Term extends SearchTerm {
  readonly read: Reader;
}

/** What may follow each name: the filter that it means, or what is wrong with it. */
const TERMS: Readonly<Record<string, Term>> = {
  order: {
    begin: "order:",
    example: "A-1001",
    meaning: "Your order id",
    read: (order) => (order ? { order } : "Write the order id right after order: – such as order:A-1001."),
  },
  status: {
    begin: "status:",
    example: "paid",
    meaning: ANY_TAB.filter((tab) => tab !== "paid").join(", "),
    read: (status) => {
      const tab = ANY_TAB.find((name) => name === status.toLowerCase());
      return tab ? { tab } : `status: takes ${ANY_TAB.join(", ")}.`;
    },
  },
  customer: {
    begin: "customer:",
    example: "ann@example.com",
    meaning: "Name, e-mail or id; more words in quotes",
    read: (customer) =>
      customer.length >= CUSTOMER_CHARACTERS
        ? { customer }
        : "Write three letters or more of a name or an e-mail address after customer: – or the customer’s id.",
  },
  tx: {
    begin: "tx:",
    example: "7c2d…5a11",
    meaning: "The whole id of a transaction",
    read: (text) => {
      const tx = readTransactionId(text);
      return tx ? { tx } : "A transaction id after tx: has 64 characters, digits and the letters a to f.";
    },
  },
};

/** What the search box offers to those who do not know what to write. */
export const SEARCH_TERMS: readonly SearchTerm[] = [
  ...Object.values(TERMS),
  { begin: "amount>", example: "25", meaning: "Due in USDT; also < <= >= :" },
];

function readAmount(condition: string, before: string | undefined): SearchTerms | string {
  if (!isAmountCondition(condition)) return AMOUNT_PROBLEM;
  return { amount: before === undefined ? condition : `${before} ${condition}` };
}

/** Reads words and `order:` `status:` `tx:` `customer:` `amount>` terms. A colon after any other word is part of that word. */
export function parseSearch(text: string): ParsedSearch {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return { problem: "A quotation mark is not closed." };
  const words: string[] = [];
  const terms: SearchTerms = {};
  for (const word of text.match(WORD) ?? []) {
    const bare = word.replaceAll('"', "");
    const [, name, rest = ""] = word.startsWith('"') ? [] : (TERM.exec(bare) ?? []);
    const known = name && TERMS[name.toLowerCase()];
    if (!name || (known && !rest.startsWith(":"))) {
      words.push(bare);
      continue;
    }
    const term = known ? known.read(rest.slice(1).trim()) : readAmount(rest, terms.amount);
    if (typeof term === "string") return { problem: term };
    if (known && Object.keys(term).some((key) => key in terms))
      return { problem: `${name.toLowerCase()}: can be there only once.` };
    Object.assign(terms, term);
  }
  return { terms: words.length > 0 ? { ...terms, query: words.join(" ") } : terms };
}
