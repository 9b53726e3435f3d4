import { LIMITS } from "@/server/config/limits";
import { addSeconds, wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import type { TransactionContext } from "@/server/db/context";
import { seal, unseal } from "@/server/db/secret-box";

/** Answers hold what the API tells once, such as a webhook secret, so they are stored encrypted. */
const PURPOSE = "idempotency-answer";

export interface KeyUse {
  /** `idempotencyId` of the request. */
  readonly id: string;
  /** `fingerprintOf` the request. */
  readonly fingerprint: string;
}

export interface Answer {
  readonly status: number;
  /** The document as it is sent: a replay repeats it byte for byte. */
  readonly body: string;
}

/** Another transaction stored an answer after this one had looked. */
export class KeyTaken extends Error {}

/**
 * Takes the key until the transaction ends and reads its stored answer, in one round trip. The statement's snapshot may
 * be older than the lock, so that an answer committed in between goes unseen; `storeAnswer` then refuses a second one,
 * and its transaction takes all effects back. Throws `request_in_flight` or `idempotency_key_reused`.
 */
export async function claimKey(ctx: TransactionContext, { id, fingerprint }: KeyUse): Promise<Answer | null> {
  const [row] = await ctx.tx.$queryRaw<
    { locked: boolean; fingerprint: string | null; status: number; body: string }[]
  >`
    SELECT claim.locked, k.fingerprint, k.status, k.body
    FROM (SELECT pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) AS locked) AS claim
    LEFT JOIN idempotency_keys k ON k.id = ${id}`;
  if (row && row.fingerprint !== null) {
    if (row.fingerprint === fingerprint) return { status: row.status, body: unseal(row.body, PURPOSE) };
    throw new DomainError(
      "idempotency_key_reused",
      "This Idempotency-Key was used with another request: use a new one",
    );
  }
  if (row?.locked) return null;
  throw new DomainError("request_in_flight", "A request with this Idempotency-Key is still running", {
    retryAfterSeconds: 1,
  });
}

/** Stores the key's one answer, or throws `KeyTaken`. Plain SQL: Prisma's own insert costs this path twice the time. */
export async function storeAnswer(
  ctx: TransactionContext,
  { id, fingerprint }: KeyUse,
  { status, body }: Answer,
): Promise<void> {
  const now = wallNow(ctx.clock);
  const expiresAt = addSeconds(now, LIMITS.idempotency.keptSeconds);
  const stored = await ctx.tx.$executeRaw`
    INSERT INTO idempotency_keys (id, merchant_id, fingerprint, status, body, created_at, expires_at)
    VALUES (${id}, ${ctx.merchantId ?? ""}, ${fingerprint}, ${status}, ${seal(body, PURPOSE)}, ${now}, ${expiresAt})
    ON CONFLICT (id) DO NOTHING`;
  if (stored === 0) throw new KeyTaken("the key has an answer already");
}
