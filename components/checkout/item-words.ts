import type { Words } from "@/components/checkout/words";
import type { ItemWords } from "@/components/invoices/line-item-table";

/** The words of a table of line items, in the customer's language. */
export function itemWords(words: Words): ItemWords {
  return {
    items: words.say("invoice"),
    item: words.say("item"),
    amount: words.say("amount"),
    subtotal: words.say("subtotal"),
    tax: words.say("tax"),
    total: words.say("total"),
    taxOf: (percentage) => words.say("taxOf", { percentage: words.percentage(percentage) }),
    price: (amount, currency) => words.price(amount, currency),
  };
}
