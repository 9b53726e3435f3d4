import { describe, expect, test } from "vitest";
import { faces } from "@/server/modules/documents/internal";
import { amountText, dayText, type Face, parseRanges, splitRuns } from "@/server/modules/documents/rules";

const latin: Face = { file: "latin", ranges: parseRanges("U+0020-007E,U+2022") };
const greek: Face = { file: "greek", ranges: parseRanges("U+0370-03FF,U+0020") };
import { isWritable } from "@/server/modules/documents/schema";

describe("text is cut where its face changes", () => {
  test("and what both faces have stays where it is", () => {
    expect(splitRuns([latin, greek], "Tea • αβγ δ tea")).toEqual([
      { face: latin, text: "Tea • " },
      { face: greek, text: "αβγ δ " },
      { face: latin, text: "tea" },
    ]);
  });

  test("composed, on one line, without marks of direction", () => {
    expect(splitRuns([latin], " a\u2068b\u2069 \n\t c ")).toEqual([{ face: latin, text: "ab c" }]);
    expect(splitRuns([latin], "")).toEqual([]);
  });

  test("and refused where no face has a character", () => {
    expect(splitRuns([latin, greek], "Tea 茶")).toBeNull();
  });
});

test("what counts as writable is in a bundled font", () => {
  const left: string[] = [];
  for (let point = 0x21; point < 0x10000; point += 1) {
    const character = String.fromCharCode(point);
    if (isWritable(`a${character}`) && splitRuns(faces(), `a${character}`) === null)
      left.push(point.toString(16));
  }
  expect(left).toEqual([]);
  expect(isWritable(["Çay", { to: "चाय" }, 7, null])).toBe(true);
  expect(isWritable(["Çay", { to: "茶" }])).toBe(false);
});

test.each([
  ["0.00", "0.00 USDT"],
  ["999.999999", "999.999999 USDT"],
  ["1234567.50", "1,234,567.50 USDT"],
  ["100", "100 USDT"],
])("%s is %s", (amount, text) => {
  expect(amountText(amount, "USDT")).toBe(text);
});

test("a day is that of UTC", () => {
  expect(dayText("2026-01-31T23:59:59.000Z")).toBe("31 Jan 2026");
});
