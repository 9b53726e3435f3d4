/** Characters, after Unicode normalisation. The upper bound keeps hashing cheap for whoever sends megabytes. */
export const PASSWORD_LIMITS = { minimum: 10, maximum: 128 } as const;

const OFTEN_GUESSED = [
  "1234567890",
  "0123456789",
  "0987654321",
  "qwertyuiop",
  "1q2w3e4r5t",
  "q1w2e3r4t5",
  "passwordpassword",
  "password123",
  "password1234",
  "iloveyou123",
  "letmeinletmein",
  "changemechangeme",
];

const NAME_LONG_ENOUGH_TO_MATTER = 4;

/** Why a password may not be used (NIST SP 800-63B section 3.1.1.2: length and guessability, no rules of composition), or null. */
export function passwordWeakness(password: string, email: string): string | null {
  const text = normalisePassword(password).toLowerCase();
  if (Array.from(text).length < PASSWORD_LIMITS.minimum)
    return `Must have at least ${PASSWORD_LIMITS.minimum} characters`;
  if (new Set(text).size < 4) return "Must not repeat so few characters";
  if (OFTEN_GUESSED.some((guess) => text.startsWith(guess) && text.length <= guess.length + 2))
    return "Is too easy to guess";
  const name = email.toLowerCase().split("@")[0] ?? "";
  if (name.length >= NAME_LONG_ENOUGH_TO_MATTER && text.includes(name))
    return "Must not contain your e-mail name";
  return null;
}

/** The same password typed on another keyboard gives the same bytes. */
export function normalisePassword(password: string): string {
  return password.normalize("NFKC");
}
