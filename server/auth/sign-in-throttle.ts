import { hash } from "node:crypto";
import { isDomainError } from "@/server/core/errors";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { forgetRequests } from "@/server/modules/rate-limits/forget-requests";
import { addressKey, FIXED_LIMITS } from "@/server/modules/rate-limits/rules";

export interface SignInClient {
  readonly email: string;
  /** Undefined where the request did not come over a socket. */
  readonly address: string | undefined;
}

const { signInPair, signInAddress, signInAccount } = FIXED_LIMITS;

/** The account goes into the store as a hash: counters are no place for e-mail addresses. */
function keysOf({ email, address }: SignInClient) {
  const account = hash("sha256", email.trim().toLowerCase());
  const place = addressKey(address ?? "");
  return { account, place, pair: `${place} ${account}` };
}

/** Counts one attempt before the password is looked at. Throws `rate_limited:<seconds>` when there were too many. */
export async function registerAttempt(client: SignInClient): Promise<void> {
  const { account, place, pair } = keysOf(client);
  try {
    await countRequests([
      { limit: signInPair, key: pair },
      { limit: signInAddress, key: place },
      { limit: signInAccount, key: account },
    ]);
  } catch (refusal) {
    if (!isDomainError(refusal) || refusal.code !== "rate_limited") throw refusal;
    throw new Error(`rate_limited:${refusal.details.retryAfterSeconds ?? 1}`, { cause: refusal });
  }
}

/** After a success: this person at this place may mistype again. */
export async function forgetFailures(client: SignInClient): Promise<void> {
  await forgetRequests(signInPair, keysOf(client).pair);
}
