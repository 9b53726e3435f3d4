import { describe, expect, it } from "vitest";
import { changeOf, durationText, pointsOf, shareOf, shareText } from "./change";

describe("changeOf", () => {
  it.each([
    ["150.00", "100.00", { text: "50 %", direction: "up" }],
    ["50.00", "100.00", { text: "50 %", direction: "down" }],
    ["100.00", "100.00", { text: "0 %", direction: "flat" }],
    ["10.00", "-10.00", { text: "200 %", direction: "up" }],
    ["1.00", "0.00", undefined],
  ])("says how %s moved against %s", (current, previous, change) => {
    expect(changeOf(current, previous)).toEqual(change);
  });
});

it("says a share", () => {
  expect([shareText(shareOf(1, 3)), shareText(shareOf(0, 0))]).toEqual(["33 %", "—"]);
});

it.each([
  [0.5, 0.4, { text: "10 points", direction: "up" }],
  [0.4, 0.41, { text: "1 point", direction: "down" }],
  [0.4, 0.4, { text: "0 points", direction: "flat" }],
  [null, 0.4, undefined],
  [0.4, null, undefined],
])("says how a share of %s moved against %s", (current, previous, change) => {
  expect(pointsOf(current, previous)).toEqual(change);
});

it.each([
  [0.84, "0.8 s"],
  [45, "45 s"],
  [180, "3 min"],
  [7200, "2 h"],
])("says %s seconds as %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
