import { hash } from "node:crypto";
import { addSeconds } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { modeOfSecret } from "@/server/core/secret-text";
import type { Context } from "@/server/db/context";
import { db } from "@/server/db/client";
import { credentialCache } from "@/server/db/credential-cache";
import type { ApiKey as ApiKeyRow } from "@/server/db/generated/client";
import { unseal } from "@/server/db/secret-box";
import { hashSecret } from "@/server/db/secret-hash";
import { SIGNING_PURPOSE } from "@/server/modules/api-keys/internal";
import { apiKeyStatus, isAddressAllowed } from "@/server/modules/api-keys/rules";
import { logger } from "@/server/observability/logger";

const LAST_USED_PRECISION_SECONDS = 60;

export interface AuthenticatedApiKey {
  readonly id: string;
  readonly merchantId: string;
  readonly mode: "test" | "live";
  readonly scopes: readonly string[];
  readonly requestSigning: "off" | "optional" | "required";
  /** Of the secret that was presented: during a roll each has its own. */
  readonly signingSecret: string | null;
}

/** A key as one of its secrets opens it. */
interface KnownKey {
  readonly row: ApiKeyRow;
  readonly key: AuthenticatedApiKey;
  /** When the presented secret ends because the key was rolled. */
  readonly rolledOutAt: Date | null;
}

/**
 * The active key of this secret, or `unauthenticated` with one message for unknown, malformed and foreign ones; `forbidden` from
 * an address that the key does not allow. A known key costs no query, and a change of it holds within a second. Whatever
 * a secret looks like, it is looked up by its hash alone, so the time of a refusal tells nothing about it. Writes
 * `last_used_at` beside the request, at most once a minute.
 */
export async function authenticateApiKey(
  ctx: Context,
  input: { secret: string; address: string | undefined },
): Promise<AuthenticatedApiKey> {
  const { secret } = input;
  const now = ctx.clock.now();
  // In memory a plain hash will do: 256 random bits cannot be guessed from it, and it costs a tenth of the keyed one.
  const known = await credentialCache().get(`api-key ${hash("sha256", secret)}`, () => findKey(secret));
  if (!known || modeOfSecret("apiKey", secret) !== known.row.mode)
    throw new DomainError("unauthenticated", "No such API key");
  const status = apiKeyStatus(known.row, now);
  if (status !== "active") throw new DomainError("unauthenticated", `This API key is ${status}`);
  if (known.rolledOutAt && known.rolledOutAt <= now)
    throw new DomainError("unauthenticated", "This secret was replaced by a newer one of its API key");
  if (known.row.allowedAddresses.length > 0) checkAddress(known.row, input.address);
  recordUse(known.row, now);
  return known.key;
}

function checkAddress({ allowedAddresses }: ApiKeyRow, address: string | undefined): void {
  if (isAddressAllowed(allowedAddresses, address)) return;
  throw new DomainError("forbidden", `This API key may not be used from ${address ?? "an unknown address"}`);
}

async function findKey(secret: string): Promise<KnownKey | null> {
  const secretHash = hashSecret(secret);
  const row = await db().apiKey.findFirst({
    where: { OR: [{ secretHash }, { previousSecretHash: secretHash }] },
  });
  if (!row) return null;
  const isCurrent = row.secretHash === secretHash;
  const sealed = isCurrent ? row.signingSecret : row.previousSigningSecret;
  const { id, merchantId, mode, scopes, requestSigning } = row;
  const signingSecret = sealed === null ? null : unseal(sealed, SIGNING_PURPOSE);
  return {
    row,
    key: { id, merchantId, mode, scopes, requestSigning, signingSecret },
    rolledOutAt: isCurrent ? null : row.previousSecretExpires,
  };
}

function recordUse(row: ApiKeyRow, now: Date): void {
  const minuteAgo = addSeconds(now, -LAST_USED_PRECISION_SECONDS);
  if (row.lastUsedAt && row.lastUsedAt > minuteAgo) return;
  row.lastUsedAt = now;
  // Where another process was first, its minute counts.
  db()
    .apiKey.updateMany({
      where: { id: row.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: minuteAgo } }] },
      data: { lastUsedAt: now },
    })
    .catch((error: unknown) =>
      logger.warn({ err: error, apiKeyId: row.id }, "last use of an API key was not recorded"),
    );
}
