import { expect, test } from "vitest";
import { embeddingOrigin, toldAs } from "@/components/checkout/embed";

test.each([
  [{ embed: "1", origin: "https://shop.example" }, "https://shop.example"],
  [{ embed: "1", origin: "https://shop.example/cart?x=1" }, "https://shop.example"],
  [{ embed: "1", origin: "http://localhost:4000" }, "http://localhost:4000"],
  [{ origin: "https://shop.example" }, null],
  [{ embed: "1" }, null],
  [{ embed: "1", origin: "*" }, null],
  [{ embed: "1", origin: "null" }, null],
  [{ embed: "1", origin: "javascript:alert(1)" }, null],
  [{ embed: "1", origin: ["https://a.example", "https://b.example"] }, null],
])("%j is embedded in %s", (query, origin) => {
  expect(embeddingOrigin(query)).toBe(origin);
});

test("money that counts is told as paid, and waiting is not told", () => {
  expect(["paid", "overpaid", "late"].map((screen) => toldAs(screen as "paid"))).toEqual([
    "daric.paid",
    "daric.paid",
    "daric.paid",
  ]);
  expect(toldAs("waiting")).toBeNull();
});
