import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;
const ISSUER = "Daric";
/** Steps to either side that are taken, for clocks that are off (RFC 6238 section 5.2). */
const WINDOW = 1;

/** Crockford's base32 without letters that look like digits. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const CODE_CHARACTERS = 12;

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}

/** What an authenticator app scans. */
export function keyUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The time step that this code belongs to (RFC 6238 section 4), or null when it is none of now. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret, "").validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** Random bytes, one for each character, as a recovery code in groups of four. */
export function formatRecoveryCode(random: Uint8Array): string {
  const text = Array.from(random.subarray(0, CODE_CHARACTERS), (byte) => ALPHABET[byte % 32]).join("");
  return text.replaceAll(/(.{4})(?=.)/g, "$1-");
}

/** How many random bytes a recovery code takes. */
export const RECOVERY_CODE_BYTES = CODE_CHARACTERS;
