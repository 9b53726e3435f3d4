import { describe, expect, it } from "vitest";
import { relativeTime, spanText } from "@/components/format/relative-time";

const NOW = Date.UTC(2026, 0, 15, 12);
const ago = (seconds: number) => relativeTime(NOW - seconds * 1000, NOW);

describe("relativeTime", () => {
  it.each([
    [3, "just now"],
    [-3, "just now"],
    [42, "42 seconds ago"],
    [61, "1 minute ago"],
    [3_599, "59 minutes ago"],
    [7_200, "2 hours ago"],
    [86_400, "yesterday"],
    [86_400 * 8, "last week"],
    [-600, "in 10 minutes"],
  ])("calls %d seconds ago “%s”", (seconds, text) => {
    expect(ago(seconds)).toBe(text);
  });
});

it.each([
  [1, "1 second"],
  [1_803, "30 minutes"],
  [7_300, "2 hours"],
  [90 * 86_400, "3 months"],
])("a span of %s seconds is %s", (seconds, words) => expect(spanText(seconds)).toBe(words));
