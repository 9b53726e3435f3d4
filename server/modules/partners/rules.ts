import { oauthError } from "@/server/modules/partners/errors";

/** What a token may do: `requested` in RFC 6749's form (words with a space between), or all of `allowed`. Throws `invalid_scope` beyond them. */
export function chooseScopes(requested: string | undefined, allowed: readonly string[]): string[] {
  const words = (requested ?? "").split(" ").filter((word) => word !== "");
  if (words.length === 0) return [...allowed];
  const beyond = words.find((word) => !allowed.includes(word));
  if (beyond !== undefined) throw oauthError("invalid_scope", `This client may not ask for ${beyond}`);
  return [...new Set(words)];
}
