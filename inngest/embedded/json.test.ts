import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeJson } from "@/inngest/embedded/json";

test("what jsonb refuses is replaced, also next to backslashes", () => {
  expect(encodeJson({ a: "\u0000", b: "\\u0000", c: ["\ud800x"] })).toBe(
    '{"a":"\uFFFD","b":"\\\\u0000","c":["\uFFFDx"]}',
  );
  expect(encodeJson({ n: 12n, gone: undefined })).toBe('{"n":"12"}');
  expect(encodeJson(undefined)).toBe("null");
});

test("no text it writes holds an escaped zero or a lone surrogate, and all other values survive", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      const read: unknown = JSON.parse(encodeJson(value));
      expect(JSON.stringify(read)).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(encodeJson(value)).toBe(JSON.stringify(value));
    }),
  );
});
