import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

export interface SignInClient {
  readonly email: string;
  readonly address: string;
}

const MINUTE = 60;

/** Guessing one account from one place; a success starts it anew. */
const perAccountAndAddress = new RateLimiterMemory({
  keyPrefix: "sign-in-pair",
  points: 8,
  duration: 15 * MINUTE,
});
/** One place trying many accounts. */
const perAddress = new RateLimiterMemory({
  keyPrefix: "sign-in-address",
  points: 100,
  duration: 15 * MINUTE,
});
/** Many places trying one account: wide, so that a stranger cannot lock the owner out with a few requests. */
const perAccount = new RateLimiterMemory({
  keyPrefix: "sign-in-account",
  points: 200,
  duration: 60 * MINUTE,
});

function pairKey({ email, address }: SignInClient): string {
  return `${address} ${accountKey(email)}`;
}

function accountKey(email: string): string {
  return email.trim().toLowerCase().slice(0, 254);
}

/** Counts one attempt before the password is looked at. Throws `rate_limited:<seconds>` when there were too many. */
export async function registerAttempt(client: SignInClient): Promise<void> {
  try {
    await perAccountAndAddress.consume(pairKey(client));
    await perAddress.consume(client.address);
    await perAccount.consume(accountKey(client.email));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new Error(`rate_limited:${seconds}`, { cause: refusal });
  }
}

/** After a success: this person at this place may mistype again. */
export async function forgetFailures(client: SignInClient): Promise<void> {
  await perAccountAndAddress.delete(pairKey(client));
}

/**
 * The nearest hop that the server itself saw: the last entry of X-Forwarded-For. Earlier entries are the client's own
 * claims.
 */
export function clientAddress(headers: Record<string, unknown> | undefined): string {
  const forwarded = headers?.["x-forwarded-for"];
  return typeof forwarded === "string" ? (forwarded.split(",").at(-1)?.trim() ?? "unknown") : "unknown";
}
