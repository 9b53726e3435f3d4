import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { prepared } from "@/server/db/direct-statements";
import type { Mode } from "@/server/core/actor";
import { addSeconds, wallNow } from "@/server/core/clock";
import { time } from "@/server/core/wire";
import { Batcher } from "@/server/db/batcher";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { openSecrets, outcomeOf, webhookReach } from "@/server/modules/webhooks/internal";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { recordWebhookAttempt } from "@/server/modules/webhooks/record-webhook-attempt";
import {
  activeSecrets,
  isBreakerOpen,
  postponedUntil,
  webhookBody,
  webhookHeaders,
} from "@/server/modules/webhooks/rules";
import type { AttemptOrder, AttemptOutcome } from "@/server/modules/webhooks/schema";
import type { WebhookDeliveryStatus, WebhookEndpointStatus } from "@/server/modules/webhooks/status";

/** Longer than any attempt takes: after it, whoever was trying an endpoint is taken for dead. */
const PROBE_SECONDS = 30;
const LOADED_TOGETHER = 100;

interface LoadedDelivery {
  readonly id: string;
  readonly mode: Mode;
  readonly status: WebhookDeliveryStatus;
  readonly attemptCount: number;
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly requestedVersion: number;
  readonly url: string;
  readonly endpointStatus: WebhookEndpointStatus;
  readonly failingSince: Date | null;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousSecretExpires: Date | null;
  readonly eventId: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly version: number;
  readonly occurredAt: Date;
}

/** Everything attempts need, in one round trip for all that begin at once. */
const loads = new Batcher<string, LoadedDelivery | undefined>(load, {
  size: LOADED_TOGETHER,
  gatherMilliseconds: LIMITS.webhook.gatherMilliseconds,
});

async function load(ids: readonly string[]): Promise<(LoadedDelivery | undefined)[]> {
  const rows = await db().$queryRaw<LoadedDelivery[]>(prepared`
    SELECT d.id, d.mode::text AS mode, d.status::text AS status, d.attempt_count AS "attemptCount", d.next_attempt_at AS "nextAttemptAt", d.created_at AS "createdAt",
           d.requested_version AS "requestedVersion", w.url, w.status::text AS "endpointStatus", w.secret,
           w.failing_since AS "failingSince", w.previous_secret AS "previousSecret", w.previous_secret_expires AS "previousSecretExpires",
           e.id AS "eventId", e.type, e.data, e.version, e.occurred_at AS "occurredAt"
    FROM webhook_deliveries d JOIN webhook_endpoints w ON w.id = d.endpoint_id JOIN events e ON e.id = d.event_id
    WHERE d.id = ANY(${[...ids]})`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

/** What is already decided about this attempt, or undefined when it is to be made. */
function standing(
  delivery: LoadedDelivery,
  { number, requested_version }: AttemptOrder,
): AttemptOutcome | undefined {
  if (delivery.requestedVersion !== requested_version) return { status: "superseded" };
  return delivery.status === "pending" && delivery.attemptCount < number ? undefined : outcomeOf(delivery);
}

/**
 * While an endpoint's breaker is open one attempt at a time may try it, so that a dead receiver holds up one job and not
 * all of them. Answers when to come back, or undefined for whoever may try.
 */
async function waitForBreaker(
  ctx: Context,
  { failingSince }: LoadedDelivery,
  input: AttemptOrder,
): Promise<AttemptOutcome | undefined> {
  const now = ctx.clock.now();
  if (failingSince === null || !isBreakerOpen(failingSince, now)) return undefined;
  return withTransaction(ctx, async ({ tx }) => {
    const probe = await tx.webhookEndpoint.updateMany({
      where: { id: input.endpoint_id, OR: [{ probingUntil: null }, { probingUntil: { lt: now } }] },
      data: { probingUntil: addSeconds(now, PROBE_SECONDS) },
    });
    if (probe.count > 0) return undefined;
    const nextAttemptAt = postponedUntil(failingSince, now, randomJitter());
    await tx.webhookDelivery.updateMany({
      where: {
        id: input.delivery_id,
        status: "pending",
        attemptCount: input.number - 1,
        requestedVersion: input.requested_version,
      },
      data: { nextAttemptAt },
    });
    return { status: "pending", next_attempt: input.number, next_attempt_at: time(nextAttemptAt) };
  });
}

const randomJitter = () => Math.random() * 2 - 1;

/**
 * Makes attempt `number` of a delivery unless it is recorded already: load, post outside any transaction, record. A crash
 * in between posts it again under the same webhook id. Answers what became of the delivery and when to go on.
 */
export async function attemptWebhookDelivery(ctx: Context, input: AttemptOrder): Promise<AttemptOutcome> {
  authorizeSystem(ctx);
  const delivery = await loads.add(input.delivery_id);
  if (!delivery) return { status: "deleted" };
  const decided = standing(delivery, input);
  if (decided) return decided;
  if (delivery.endpointStatus === "disabled") return recordWebhookAttempt(ctx, { ...input, made: null });
  const postponed = await waitForBreaker(ctx, delivery, input);
  if (postponed) return postponed;

  const startedAt = ctx.clock.now();
  const { eventId, type, occurredAt, data: object, version, url, mode } = delivery;
  const body = webhookBody({ type, occurredAt, object, version });
  // Receivers compare the signature's time with their own clock.
  const signedAt = wallNow(ctx.clock);
  const secrets = activeSecrets(openSecrets(delivery), signedAt);
  const headers = webhookHeaders({ id: eventId, type, body, secrets, now: signedAt });
  const answer = await webhookTransport.get().send({ url, headers, body, reach: webhookReach(mode) });
  return recordWebhookAttempt(ctx, {
    ...input,
    made: { startedAt, headers, body, answer, jitter: randomJitter() },
  });
}
