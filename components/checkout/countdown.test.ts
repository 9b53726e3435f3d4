import { expect, it } from "vitest";
import { countdownText, secondsLeft, spokenCountdown } from "@/components/checkout/countdown";

it("counts whole seconds and stops at zero", () => {
  const expires = "2026-01-01T00:10:00.000Z";
  expect(secondsLeft(expires, Date.parse("2026-01-01T00:09:58.500Z"))).toBe(2);
  expect(secondsLeft(expires, Date.parse("2026-01-01T00:11:00.000Z"))).toBe(0);
});

it.each([
  [0, "00:00"],
  [65, "01:05"],
  [3599, "59:59"],
  [3600, "1 h 00 min"],
  [90_000, "25 h 00 min"],
  [172_800, "2 days"],
])("%s seconds is %s", (seconds, text) => expect(countdownText(seconds)).toBe(text));

it("speaks in minutes", () => {
  expect(spokenCountdown(125)).toBe("2 minutes left to pay");
  expect(spokenCountdown(119)).toBe("One minute left to pay");
  expect(spokenCountdown(59)).toBe("Less than a minute left to pay");
  expect(spokenCountdown(0)).toBe("The time to pay is over");
});
