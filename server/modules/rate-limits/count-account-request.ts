import { hash } from "node:crypto";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { addressKey, FIXED_LIMITS, type Standing } from "@/server/modules/rate-limits/rules";

interface AccountRequest {
  /** Undefined where the request did not come over a socket: it is not counted by address. */
  readonly clientAddress: string | undefined;
  /** Whom it would send an e-mail. */
  readonly email?: string | undefined;
  /** Who is signed in. */
  readonly person?: string | undefined;
}

/**
 * Counts one sign-up, verification, reset or change of what protects an account by its client's address, by the e-mail address
 * that it names, known or not, and by the person.
 * Throws `rate_limited`.
 */
export async function countAccountRequest({
  clientAddress,
  email,
  person,
}: AccountRequest): Promise<Standing[]> {
  const { accountsAddress, accountsEmail, accountsPerson } = FIXED_LIMITS;
  return countRequests([
    ...(clientAddress === undefined ? [] : [{ limit: accountsAddress, key: addressKey(clientAddress) }]),
    ...(person === undefined ? [] : [{ limit: accountsPerson, key: person }]),
    // A hash: counters are no place for e-mail addresses.
    ...(email === undefined
      ? []
      : [{ limit: accountsEmail, key: hash("sha256", email.trim().toLowerCase()) }]),
  ]);
}
