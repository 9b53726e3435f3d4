import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "@/server/core/canonical-json";

it("ignores the order of keys and absent fields, and nothing else", () => {
  expect(canonicalJson({ b: 1, a: { d: [1, null], c: undefined } })).toBe('{"a":{"d":[1,null]},"b":1}');
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  expect(canonicalJson({ a: "1" })).not.toBe(canonicalJson({ a: 1 }));
});

it("is JSON of an equal value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed: 8785, numRuns: 500 },
  );
});
