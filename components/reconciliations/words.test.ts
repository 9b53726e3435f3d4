import { expect, it } from "vitest";
import { checkText } from "@/components/reconciliations/words";

it("says a rule in words, and keeps the name of one that it does not know", () => {
  expect(checkText("settlements_add_up")).toBe("Gross is fee and net");
  expect(checkText("something_new")).toBe("something_new");
});
