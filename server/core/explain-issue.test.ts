import { expect, test } from "vitest";
import { z } from "zod";
import { isDomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { limitField } from "@/server/core/pagination";
import { amountInputSchema, metadataInputSchema, severalOf, timeSchema } from "@/server/core/wire";

const schema = z.strictObject({
  amount: amountInputSchema.optional(),
  currency: z.enum(["USDT", "USD"]).optional(),
  kind: z.literal("usdt").optional(),
  limit: limitField,
  count: z.int().optional(),
  name: z.string().min(1).max(5).optional(),
  items: z.array(z.string()).min(1).max(2).optional(),
  status: severalOf(["open", "paid"]).optional(),
  at: timeSchema.optional(),
  email: z.email().optional(),
  url: z.url().optional(),
  metadata: metadataInputSchema.optional(),
  active: z.boolean().optional(),
});

test.each<[unknown, string]>([
  [{ amount: 25 }, "amount: Must be text"],
  [{ amount: "25,00" }, 'amount: Must be a decimal string such as "9.99"'],
  [{ currency: "BTC" }, "currency: Must be one of USDT, USD"],
  [{ kind: "x" }, "kind: Must be usdt"],
  [{ limit: "1000" }, "limit: Must be at most 100"],
  [{ limit: "0" }, "limit: Must be at least 1"],
  ...["1.5", "x", "", "1e1", "0x10", " 10 ", "+10", "-1", "١٠", "9".repeat(400), true].map(
    (limit): [unknown, string] => [{ limit }, "limit: Must be a whole number"],
  ),
  [{ count: "1" }, "count: Must be a number"],
  [{ name: "" }, "name: Is required"],
  [{ name: "Augusta" }, "name: Must have at most 5 characters"],
  [{ name: null }, "name: Must be text"],
  [{ items: [] }, "items: Must have at least 1 entry"],
  [{ items: "a" }, "items: Must be a list"],
  [{ status: "open,closed" }, "status.1: Must be one of open, paid"],
  [{ at: "2026-01-01" }, "at: Must be a time in UTC such as 2026-01-31T12:00:00Z"],
  [{ at: "2026-01-01T00:00:00+02:00" }, "at: Must be a time in UTC such as 2026-01-31T12:00:00Z"],
  [{ email: "ada" }, "email: Must be an e-mail address such as ada@example.com"],
  [{ url: "shop" }, "url: Must be a web address such as https://shop.example/path"],
  [{ metadata: { a: 1 } }, "metadata.a: Must be text"],
  [{ metadata: { "": "x" } }, "metadata.: Its name: Is required"],
  [{ active: "yes" }, "active: Must be true or false"],
  [{ surprise: 1 }, "surprise: Unknown field"],
  [[], "body: Must be an object"],
  [undefined, "body: Is required"],
])("%j is told: %s", (input, message) => {
  let thrown: unknown;
  try {
    parse(schema, input);
  } catch (error) {
    thrown = error;
  }
  expect(isDomainError(thrown) && thrown.message).toBe(message);
});

test("what a schema refuses without a word is told in words, and its own words go first", () => {
  const never = () => false;
  const either = z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]);
  expect(() => parse(z.object({ from: z.string().optional() }).refine(never), {})).toThrow(
    "body: Its fields do not fit together",
  );
  expect(() => parse(z.object({}).refine(never, "Must end later"), {})).toThrow("body: Must end later");
  expect(() => parse(z.object({ name: z.string().refine(never) }), { name: "x" })).toThrow(
    "name: Is not valid",
  );
  expect(() => parse(z.object({ either }), { either: {} })).toThrow("either: Is not valid");
  expect(() => parse(z.object({ either }), {})).toThrow("either: Is required");
});

test("a missing field is required", () => {
  expect(() => parse(z.object({ name: z.string(), currency: z.enum(["USDT"]) }), {})).toThrow(
    "name: Is required",
  );
});
