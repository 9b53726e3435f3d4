import { expect, test } from "vitest";
import { pastedTransaction } from "@/components/diagnosis/pasted-transaction";

const ID = "ab".repeat(32);

test.each([
  [` ${ID} `, ID],
  [`0x${ID.toUpperCase()}`, ID],
  [`https://tronscan.org/#/transaction/${ID}?lang=en`, ID],
  [`${ID}ab`, `${ID}ab`],
  [" nothing of the kind ", "nothing of the kind"],
])("reads %s", (text, expected) => {
  expect(pastedTransaction(text)).toBe(expected);
});
