import { invalidField } from "@/server/core/errors";

/**
 * Refuses a caller's values that are nested deeper than `levels`, and text that cannot be stored as it was sent: U+0000, halves
 * of surrogate pairs, other than UTF-8. Throws `validation_failed` with the place.
 */
export function checkStorable(value: unknown, levels: number): void {
  checkLevel(value, levels, []);
}

function checkLevel(value: unknown, levels: number, path: readonly string[]): void {
  if (path.length > levels) throw invalidField(path.join("."), `Is nested deeper than ${levels} levels`);
  if (typeof value === "string") return checkText(value, path);
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    checkText(key, [...path, "(key)"]);
    checkLevel(member, levels, [...path, key]);
  }
}

function checkText(text: string, path: readonly string[]): void {
  if (text.includes("\0")) throw invalidField(path.join("."), "Must not contain the character U+0000");
  // What stands in the place of bytes that are not UTF-8.
  if (text.includes("\uFFFD")) throw invalidField(path.join("."), "Must be UTF-8, without U+FFFD");
  if (!text.isWellFormed()) throw invalidField(path.join("."), "Must be well-formed Unicode");
}
