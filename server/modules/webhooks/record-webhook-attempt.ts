import { authorizeSystem } from "@/server/auth/authorize";
import { timeOrNull } from "@/server/core/wire";
import type { Context, TransactionContext } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { announceDisabled } from "@/server/modules/webhooks/internal";
import type { WebhookAnswer } from "@/server/modules/webhooks/ports";
import { attemptFailure, hasFailedTooLong, isGone, nextAttemptAt } from "@/server/modules/webhooks/rules";
import type { AttemptOutcome, DeliveryOrder } from "@/server/modules/webhooks/schema";
import type { DisabledReason } from "@/server/modules/webhooks/status";

interface AttemptMade {
  readonly startedAt: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly answer: WebhookAnswer;
  /** From −1 to 1; moves the next attempt. */
  readonly jitter: number;
}

export interface RecordWebhookAttemptInput extends DeliveryOrder {
  readonly number: number;
  /** Null when nothing was sent, because the endpoint is disabled: the delivery then fails without another attempt. */
  readonly made: AttemptMade | null;
}

/** Where the delivery goes from here. */
function decide({ number, first_attempt, made }: RecordWebhookAttemptInput, disabled: boolean, now: Date) {
  if (made && attemptFailure(made.answer) === null)
    return { status: "succeeded", nextAttemptAt: null, completedAt: now } as const;
  const next =
    made && !disabled ? nextAttemptAt(number - first_attempt + 1, made.answer, now, made.jitter) : null;
  if (next === null) return { status: "failed", nextAttemptAt: null, completedAt: now } as const;
  return { status: "pending", nextAttemptAt: next, completedAt: null } as const;
}

/** Keeps the endpoint's health. Answers whether it is disabled now. */
async function recordHealth(
  ctx: TransactionContext,
  endpointId: string,
  answer: WebhookAnswer,
  now: Date,
): Promise<boolean> {
  if (attemptFailure(answer) === null) {
    await ctx.tx.webhookEndpoint.updateMany({
      where: { id: endpointId, failingSince: { not: null } },
      data: { failingSince: null },
    });
    return false;
  }
  await ctx.tx.webhookEndpoint.updateMany({
    where: { id: endpointId, failingSince: null },
    data: { failingSince: now },
  });
  const endpoint = await ctx.tx.webhookEndpoint.findUnique({ where: { id: endpointId } });
  if (!endpoint || endpoint.status === "disabled") return true;
  const reason: DisabledReason | null = isGone(answer)
    ? "gone"
    : hasFailedTooLong(endpoint.failingSince, now)
      ? "failing"
      : null;
  if (reason === null) return false;
  const [disabled] = await ctx.tx.webhookEndpoint.updateManyAndReturn({
    where: { id: endpointId, status: "enabled", version: endpoint.version },
    data: { status: "disabled", disabledReason: reason, version: endpoint.version + 1, updatedAt: now },
  });
  if (disabled) await announceDisabled(ctx, disabled);
  return true;
}

async function currentOutcome(
  ctx: TransactionContext,
  { delivery_id, requested_version }: DeliveryOrder,
): Promise<AttemptOutcome> {
  const row = await ctx.tx.webhookDelivery.findUnique({ where: { id: delivery_id } });
  if (!row) return { status: "deleted", next_attempt_at: null };
  if (row.requestedVersion !== requested_version) return { status: "superseded", next_attempt_at: null };
  return { status: row.status, next_attempt_at: timeOrNull(row.nextAttemptAt) };
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
  const { delivery_id: id, number, made } = input;
  return withTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    // Taken first: whoever records second waits here and then finds that the number is used.
    const claimed = await ctx.tx.webhookDelivery.updateMany({
      where: { id, status: "pending", attemptCount: number - 1, requestedVersion: input.requested_version },
      data: { attemptCount: made ? number : number - 1, version: { increment: 1 } },
    });
    if (claimed.count === 0) return currentOutcome(ctx, input);
    if (made) {
      await ctx.tx.webhookAttempt.create({
        data: {
          deliveryId: id,
          number,
          requestHeaders: made.headers,
          requestBody: made.body,
          responseStatus: made.answer.kind === "answered" ? made.answer.status : null,
          responseBody: made.answer.kind === "answered" ? made.answer.body : null,
          failure: attemptFailure(made.answer),
          durationMs: made.answer.durationMs,
          startedAt: made.startedAt,
        },
      });
    }
    const disabled = made ? await recordHealth(ctx, input.endpoint_id, made.answer, now) : true;
    const next = decide(input, disabled, now);
    await ctx.tx.webhookDelivery.updateMany({ where: { id, status: "pending" }, data: next });
    return { status: next.status, next_attempt_at: timeOrNull(next.nextAttemptAt) };
  });
}
