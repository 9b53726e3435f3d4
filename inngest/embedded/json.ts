/** One escape of a JSON text, so that a backslash that is itself escaped is never taken for the start of another. */
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/g;
/** JSON.stringify escapes U+0000 and, of surrogates, only those without a partner. */
const REFUSED = /^\\u(?:0000|d[89a-f])/;

/**
 * JSON text that a jsonb column accepts: jsonb refuses U+0000 and lone surrogates, in values as in keys, so both become
 * U+FFFD. A BigInt becomes its decimal digits instead of an error.
 */
export function encodeJson(value: unknown): string {
  const text =
    JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part)) ??
    "null";
  if (!text.includes("\\u0000") && !text.includes("\\ud")) return text;
  return text.replace(ESCAPE, (escape) => (REFUSED.test(escape) ? "\uFFFD" : escape));
}
