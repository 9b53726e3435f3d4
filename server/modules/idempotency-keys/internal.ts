import { LIMITS } from "@/server/config/limits";
import { prepared } from "@/server/db/direct-statements";
import { addSeconds, wallNow } from "@/server/core/clock";
import { DomainError, isDomainError } from "@/server/core/errors";
import type { Context, Transaction, TransactionContext } from "@/server/db/context";
import { seal, unseal } from "@/server/db/secret-box";
import { reader } from "@/server/db/transaction";
import { namesOf, unnest } from "@/server/db/unnest";

/** Answers may hold what the API tells once, such as a webhook secret: they are encrypted unless the use says otherwise. */
const PURPOSE = "idempotency-answer";

export interface KeyUse {
  /** `idempotencyId` of the request. */
  readonly id: string;
  /** `fingerprintOf` the request. */
  readonly fingerprint: string;
  /** The answer tells nothing that has to be sealed. */
  readonly inClear?: boolean;
}

export interface Answer {
  readonly status: number;
  /** The document as it is sent: a replay repeats it byte for byte. */
  readonly body: string;
}

/** Another transaction stored an answer after this one had looked. */
export class KeyTaken extends Error {}

interface Claim {
  readonly locked: boolean;
  readonly fingerprint: string | null;
  readonly status: number;
  readonly body: string;
}

/**
 * Takes the key until the transaction ends and reads its stored answer, in one round trip. The statement's snapshot may
 * be older than the lock, so that an answer committed in between goes unseen; `storeAnswer` then refuses a second one,
 * and its transaction takes all effects back. Throws `request_in_flight` or `idempotency_key_reused`.
 */
export async function claimKey(ctx: TransactionContext, use: KeyUse): Promise<Answer | null> {
  const [claim] = await claimKeys(ctx.tx, [use]);
  if (isDomainError(claim)) throw claim;
  return claim ?? null;
}

/** The key's stored answer, if it has one by now, without taking the key. Throws `idempotency_key_reused`. */
export async function findAnswer(ctx: Context, use: KeyUse): Promise<Answer | null> {
  const row = await reader(ctx).idempotencyKey.findUnique({
    where: { id: use.id },
    select: { fingerprint: true, status: true, body: true },
  });
  const claim = row && readClaim(use, { ...row, locked: true }, true);
  if (isDomainError(claim)) throw claim;
  return claim;
}

/**
 * As `claimKey`, for requests that share a transaction; undefined has no key to take. A refusal is its request's alone:
 * of those with the same key the first has it.
 */
export async function claimKeys(
  tx: Transaction,
  uses: readonly (KeyUse | undefined)[],
): Promise<(Answer | DomainError | null)[]> {
  const firsts = new Map(uses.flatMap((use) => (use ? [[use.id, use] as const] : [])).toReversed());
  if (firsts.size === 0) return uses.map(() => null);
  const rows = await tx.$queryRaw<(Claim & { id: string })[]>(prepared`
    SELECT claim.id, claim.locked, k.fingerprint, k.status, k.body
    FROM (
      SELECT id, pg_try_advisory_xact_lock(hashtextextended(id, 0)) AS locked FROM unnest(${[...firsts.keys()]}::text[]) AS id
    ) AS claim
    LEFT JOIN idempotency_keys k ON k.id = claim.id`);
  const claims = new Map(rows.map((row) => [row.id, row]));
  return uses.map((use) => (use ? readClaim(use, claims.get(use.id), firsts.get(use.id) === use) : null));
}

/** A stored body as it was sent. */
export function openBody(stored: string): string {
  return isDocument(stored) ? stored : unseal(stored, PURPOSE);
}

/** What is sealed begins with its key's id, which has letters and digits alone. */
function isDocument(body: string): boolean {
  return body.startsWith("{");
}

function readClaim(
  { fingerprint }: KeyUse,
  claim: Claim | undefined,
  isFirst: boolean,
): Answer | DomainError | null {
  if (claim && claim.fingerprint !== null) {
    if (claim.fingerprint === fingerprint) return { status: claim.status, body: openBody(claim.body) };
    return new DomainError(
      "idempotency_key_reused",
      "This Idempotency-Key was used with another request: use a new one",
    );
  }
  if (claim?.locked && isFirst) return null;
  return new DomainError("request_in_flight", "A request with this Idempotency-Key is still running", {
    retryAfterSeconds: 1,
  });
}

/** Stores the key's one answer, or throws `KeyTaken`. */
export async function storeAnswer(ctx: TransactionContext, use: KeyUse, answer: Answer): Promise<void> {
  if ((await storeAnswers(ctx.tx, [{ ctx, use, answer }])) === 0)
    throw new KeyTaken("the key has an answer already");
}

const KEPT_ANSWER = {
  id: "text",
  merchant_id: "text",
  fingerprint: "text",
  status: "integer",
  body: "line",
  created_at: "timestamptz",
  expires_at: "timestamptz",
};

const COLUMNS = namesOf(KEPT_ANSWER);

/** Stores keys' answers and says how many had none before. Plain SQL: Prisma's own insert costs this path twice the time. */
export async function storeAnswers(
  tx: Transaction,
  answers: readonly { readonly ctx: Context; readonly use: KeyUse; readonly answer: Answer }[],
): Promise<number> {
  if (answers.length === 0) return 0;
  const rows = answers.map(({ ctx, use: { id, fingerprint, inClear }, answer: { status, body } }) => {
    const now = wallNow(ctx.clock);
    return {
      id,
      merchant_id: ctx.merchantId ?? "",
      fingerprint,
      status,
      body: inClear && isDocument(body) ? body : seal(body, PURPOSE),
      created_at: now,
      expires_at: addSeconds(now, LIMITS.idempotency.keptSeconds),
    };
  });
  return tx.$executeRaw(prepared`
    INSERT INTO idempotency_keys (${COLUMNS}) SELECT * FROM ${unnest(rows, KEPT_ANSWER)}
    ON CONFLICT (id) DO NOTHING`);
}
