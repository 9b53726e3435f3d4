import { Money } from "@/components/format/money";
import type { ItemWords } from "@/components/invoices/line-item-table";

/** The words of a table of line items for members, who read English. */
export const ITEM_WORDS: ItemWords = {
  items: "Items",
  item: "Item",
  amount: "Amount",
  subtotal: "Subtotal",
  tax: "Tax",
  total: "Total",
  taxOf: (percentage) => `${percentage} % tax`,
  price: (amount, currency) => <Money amount={amount} currency={currency} />,
};
