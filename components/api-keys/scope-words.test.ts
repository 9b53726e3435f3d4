import { expect, it } from "vitest";
import { API_KEY_SCOPES } from "@/server/auth/permissions";
import { SCOPE_CHOICES, scopesText } from "./scope-words";

it("offers exactly the scopes that a key may carry", () => {
  expect(SCOPE_CHOICES.map(({ scope }) => scope)).toEqual(API_KEY_SCOPES);
});

it.each([
  [[...API_KEY_SCOPES], "Full access"],
  [["invoices:read"], "invoices:read"],
  [["invoices:read", "payments:read"], "2 scopes"],
])("sums up %j", (scopes, text) => {
  expect(scopesText(scopes)).toBe(text);
});
