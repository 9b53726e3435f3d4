/**
 * JSON text that a jsonb column accepts: jsonb refuses U+0000 and lone surrogates, so both become U+FFFD. A BigInt becomes
 * its decimal digits instead of an error.
 */
export function encodeJson(value: unknown): string {
  const text = JSON.stringify(value, bigintAsDigits) ?? "null";
  if (!text.includes("\\u0000") && !text.includes("\\ud")) return text;
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "string" ? part.toWellFormed().replaceAll("\u0000", "\uFFFD") : bigintAsDigits(_key, part),
  );
}

function bigintAsDigits(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
