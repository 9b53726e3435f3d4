/** What is known of a person. */
export interface Personal {
  readonly email: string;
  readonly name: string | null;
  readonly phone: string | null;
}

/** Beginnings of words are found from `shortest` on; a longer one is looked up by its first `longest` characters. */
const SEARCHED = { shortest: 3, longest: 16 } as const;
const WORDS_MAXIMUM = 12;

/** Addresses are compared without regard to case and to spaces around them. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Letters and digits, without accents: "Zoë O'Hara" → zoe, o, hara. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu)?.slice(0, WORDS_MAXIMUM) ?? [];
}

function beginnings(word: string): string[] {
  const letters = Array.from(word).slice(0, SEARCHED.longest);
  return letters.flatMap((_, index) =>
    index + 1 >= SEARCHED.shortest || index + 1 === letters.length
      ? letters.slice(0, index + 1).join("")
      : [],
  );
}

/** What a person can be found by: the beginnings of all words, and of the digits of the phone number. */
export function searchableParts({ email, name, phone }: Personal): string[] {
  const digits = phone?.replaceAll(/\D/g, "") ?? "";
  const words = [...wordsOf(email), ...wordsOf(name ?? ""), ...(digits === "" ? [] : [digits])];
  return [...new Set(words.flatMap(beginnings))];
}

/** What has to be among a person's parts for a search to find them. Empty: nothing to search for. */
export function searchedParts(query: string): string[] {
  const isPhone = /^[+\d\s().-]{5,}$/.test(query);
  const words = isPhone ? [query.replaceAll(/\D/g, "")] : wordsOf(query);
  return [...new Set(words.map((word) => Array.from(word).slice(0, SEARCHED.longest).join("")))];
}
