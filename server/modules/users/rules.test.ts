import { describe, expect, it } from "vitest";
import { normalisePassword, passwordWeakness } from "@/server/modules/users/rules";

describe("passwordWeakness", () => {
  it.each([
    ["correct horse battery", null],
    ["пароль-на-кириллице", null],
    ["short-pw1", "Must have at least 10 characters"],
    ["👩‍💻👩‍💻👩‍💻", "Must have at least 10 characters"],
    ["aaaaaaaaaaaaaa", "Must not repeat so few characters"],
    ["abcabcabcabc", "Must not repeat so few characters"],
    ["Password123!", "Is too easy to guess"],
    ["1234567890", "Is too easy to guess"],
    ["marguerite-2026", "Must not contain your e-mail name"],
  ])("judges %s", (password, weakness) => {
    expect(passwordWeakness(password, "Marguerite@example.com")).toBe(weakness);
  });

  it("lets a very short e-mail name be part of a password", () => {
    expect(passwordWeakness("a bold and silent river", "bo@example.com")).toBeNull();
  });
});

describe("normalisePassword", () => {
  it("makes composed and decomposed letters the same", () => {
    expect(normalisePassword("cafe\u0301")).toBe(normalisePassword("caf\u00e9"));
  });
});
