import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { wallNow } from "@/server/core/clock";
import { prepared } from "@/server/db/direct-statements";
import { Batcher } from "@/server/db/batcher";
import { db } from "@/server/db/client";
import type { Context, TransactionContext } from "@/server/db/context";
import { reader, withTransaction } from "@/server/db/transaction";
import { announceDisabled, outcomeOf } from "@/server/modules/webhooks/internal";
import type { WebhookAnswer } from "@/server/modules/webhooks/ports";
import {
  attemptFailure,
  hasFailedTooLong,
  isGone,
  nextAttemptAt,
  retryAfterSeconds,
} from "@/server/modules/webhooks/rules";
import type { AttemptOrder, AttemptOutcome } from "@/server/modules/webhooks/schema";

const RECORDED_TOGETHER = 100;

interface AttemptMade {
  readonly startedAt: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly answer: WebhookAnswer;
  /** From −1 to 1; moves the next attempt. */
  readonly jitter: number;
}

export interface RecordWebhookAttemptInput extends AttemptOrder {
  /** Null when nothing was sent, because the endpoint is disabled: the delivery then fails without another attempt. */
  readonly made: AttemptMade | null;
}

/** Where a delivery goes that did not arrive. A receiver's clock shows real time. */
function decide(
  { clock }: Context,
  { number, first_attempt, made }: RecordWebhookAttemptInput,
  disabled: boolean,
  now: Date,
) {
  const asked = made ? retryAfterSeconds(made.answer, wallNow(clock)) : 0;
  const next = made && !disabled ? nextAttemptAt(number - first_attempt + 1, asked, now, made.jitter) : null;
  if (next === null) return { status: "failed", nextAttemptAt: null, completedAt: now } as const;
  return { status: "pending", nextAttemptAt: next, completedAt: null } as const;
}

/** What the attempt's row holds besides its place. */
function recorded({ headers, body, answer, startedAt }: AttemptMade) {
  const answered = answer.kind === "answered" ? answer : null;
  return {
    requestHeaders: headers,
    requestBody: body,
    responseStatus: answered?.status ?? null,
    responseBody: answered?.body ?? null,
    failure: attemptFailure(answer),
    durationMs: answer.durationMs,
    startedAt,
  };
}

interface Arrival {
  readonly input: RecordWebhookAttemptInput;
  readonly made: AttemptMade;
  readonly now: Date;
}

/**
 * The usual case in one statement instead of a transaction of six, and for all answers that come in at once: claim the
 * number, write the attempt, forget the endpoint's failures. Two that wait for each other in a circle are written singly.
 */
const arrivals = new Batcher<Arrival, boolean>(saveArrivals, {
  size: RECORDED_TOGETHER,
  splits: () => true,
  gatherMilliseconds: LIMITS.webhook.gatherMilliseconds,
});

/** Answers for each whether it was the first to record its number. */
async function saveArrivals(items: readonly Arrival[]): Promise<boolean[]> {
  const rows = items.map(({ input, made, now }) => ({
    ...recorded(made),
    deliveryId: input.delivery_id,
    number: input.number,
    requestedVersion: input.requested_version,
    completedAt: now,
  }));
  const saved = await db().$queryRaw<{ id: string }[]>(prepared`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given("deliveryId" text, number integer,
        "requestedVersion" integer, "completedAt" timestamptz, "requestHeaders" jsonb, "requestBody" text,
        "responseStatus" integer, "responseBody" text, "durationMs" integer, "startedAt" timestamptz)
    ), claimed AS (
      UPDATE webhook_deliveries
      SET status = 'succeeded', attempt_count = given.number, next_attempt_at = NULL, completed_at = given."completedAt", version = version + 1
      FROM given
      WHERE id = given."deliveryId" AND status = 'pending' AND attempt_count = given.number - 1
        AND requested_version = given."requestedVersion"
      RETURNING endpoint_id, given.*
    ), healed AS (
      UPDATE webhook_endpoints SET failing_since = NULL, probing_until = NULL
      WHERE id IN (SELECT endpoint_id FROM claimed) AND failing_since IS NOT NULL
    )
    INSERT INTO webhook_attempts (delivery_id, number, request_headers, request_body, response_status, response_body, duration_ms, started_at)
    SELECT "deliveryId", number, "requestHeaders", "requestBody", "responseStatus", "responseBody", "durationMs", "startedAt"
    FROM claimed
    RETURNING delivery_id AS id`);
  const ids = new Set(saved.map(({ id }) => id));
  return items.map(({ input }) => ids.has(input.delivery_id));
}

/** Answers whether the endpoint is disabled now. */
async function recordFailure(
  ctx: TransactionContext,
  id: string,
  answer: WebhookAnswer,
  now: Date,
): Promise<boolean> {
  await ctx.tx.webhookEndpoint.updateMany({ where: { id, failingSince: null }, data: { failingSince: now } });
  await ctx.tx.webhookEndpoint.updateMany({
    where: { id, probingUntil: { not: null } },
    data: { probingUntil: null },
  });
  const endpoint = await ctx.tx.webhookEndpoint.findUnique({ where: { id } });
  if (!endpoint || endpoint.status === "disabled") return true;
  const failedTooLong = hasFailedTooLong(endpoint.failingSince, now);
  if (!isGone(answer) && !failedTooLong) return false;
  const disabledReason = isGone(answer) ? "gone" : "failing";
  const [disabled] = await ctx.tx.webhookEndpoint.updateManyAndReturn({
    where: { id, status: "enabled" },
    data: { status: "disabled", disabledReason, version: { increment: 1 }, updatedAt: now },
  });
  if (disabled) await announceDisabled(ctx, disabled);
  return true;
}

/** What whoever came first made of the delivery. */
async function currentOutcome(ctx: Context, order: AttemptOrder): Promise<AttemptOutcome> {
  const row = await reader(ctx).webhookDelivery.findUnique({ where: { id: order.delivery_id } });
  if (!row) return { status: "deleted" };
  return row.requestedVersion === order.requested_version ? outcomeOf(row) : { status: "superseded" };
}

/**
 * Writes down one attempt and moves the delivery and its endpoint's health by it, once: a second call with the same number
 * changes nothing and answers what the first one made of it. Emits `webhook_endpoint.disabled` after 410 Gone or 120 hours
 * without a success.
 */
export async function recordWebhookAttempt(
  ctx: Context,
  input: RecordWebhookAttemptInput,
): Promise<AttemptOutcome> {
  authorizeSystem(ctx);
  const { delivery_id: id, endpoint_id: endpointId, number, made } = input;
  if (made && attemptFailure(made.answer) === null) {
    const isFirst = await arrivals.add({ input, made, now: ctx.clock.now() });
    return isFirst ? { status: "succeeded" } : currentOutcome(ctx, input);
  }
  return withTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    // Taken first: whoever records second waits here and then finds that the number is used.
    const claimed = await ctx.tx.webhookDelivery.updateMany({
      where: { id, status: "pending", attemptCount: number - 1, requestedVersion: input.requested_version },
      data: { attemptCount: made ? number : number - 1, version: { increment: 1 } },
    });
    if (claimed.count === 0) return currentOutcome(ctx, input);
    if (made)
      await ctx.tx.webhookAttempt.createMany({ data: [{ deliveryId: id, number, ...recorded(made) }] });
    const disabled = made === null || (await recordFailure(ctx, endpointId, made.answer, now));
    const [row] = await ctx.tx.webhookDelivery.updateManyAndReturn({
      where: { id, status: "pending" },
      data: decide(ctx, input, disabled, now),
    });
    return row ? outcomeOf(row) : { status: "deleted" };
  });
}
