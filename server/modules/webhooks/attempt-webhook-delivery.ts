import { authorizeSystem } from "@/server/auth/authorize";
import type { Mode } from "@/server/core/actor";
import { timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { openSecrets, webhookReach } from "@/server/modules/webhooks/internal";
import { webhookTransport } from "@/server/modules/webhooks/ports";
import { recordWebhookAttempt } from "@/server/modules/webhooks/record-webhook-attempt";
import { activeSecrets, webhookBody, webhookHeaders } from "@/server/modules/webhooks/rules";
import type { AttemptOutcome, DeliveryOrder } from "@/server/modules/webhooks/schema";
import type { WebhookDeliveryStatus, WebhookEndpointStatus } from "@/server/modules/webhooks/status";

export interface AttemptWebhookDeliveryInput extends DeliveryOrder {
  /** Counts from 1 over the delivery's whole life. */
  readonly number: number;
}

interface LoadedDelivery {
  readonly mode: Mode;
  readonly status: WebhookDeliveryStatus;
  readonly attemptCount: number;
  readonly nextAttemptAt: Date | null;
  readonly requestedVersion: number;
  readonly url: string;
  readonly endpointStatus: WebhookEndpointStatus;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousSecretExpires: Date | null;
  readonly eventId: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly version: number;
  readonly occurredAt: Date;
}

/** Everything one attempt needs, in one round trip. */
async function load(ctx: Context, id: string): Promise<LoadedDelivery | undefined> {
  const rows = await reader(ctx).$queryRaw<LoadedDelivery[]>`
    SELECT d.mode::text AS mode, d.status::text AS status, d.attempt_count AS "attemptCount", d.next_attempt_at AS "nextAttemptAt",
           d.requested_version AS "requestedVersion", w.url, w.status::text AS "endpointStatus", w.secret,
           w.previous_secret AS "previousSecret", w.previous_secret_expires AS "previousSecretExpires",
           e.id AS "eventId", e.type, e.data, e.version, e.occurred_at AS "occurredAt"
    FROM webhook_deliveries d JOIN webhook_endpoints w ON w.id = d.endpoint_id JOIN events e ON e.id = d.event_id
    WHERE d.id = ${id}`;
  return rows[0];
}

/** What is already decided about this attempt, or undefined when it is to be made. */
function standing(
  delivery: LoadedDelivery,
  { number, requested_version }: AttemptWebhookDeliveryInput,
): AttemptOutcome | undefined {
  if (delivery.requestedVersion !== requested_version) return { status: "superseded", next_attempt_at: null };
  if (delivery.status === "pending" && delivery.attemptCount < number) return undefined;
  return { status: delivery.status, next_attempt_at: timeOrNull(delivery.nextAttemptAt) };
}

/**
 * Makes attempt `number` of a delivery unless it is recorded already: load, post outside any transaction, record. A crash
 * in between posts it again under the same webhook id. Answers what became of the delivery and when to go on.
 */
export async function attemptWebhookDelivery(
  ctx: Context,
  input: AttemptWebhookDeliveryInput,
): Promise<AttemptOutcome> {
  authorizeSystem(ctx);
  const delivery = await load(ctx, input.delivery_id);
  if (!delivery) return { status: "deleted", next_attempt_at: null };
  const decided = standing(delivery, input);
  if (decided) return decided;
  if (delivery.endpointStatus === "disabled") return recordWebhookAttempt(ctx, { ...input, made: null });

  const startedAt = ctx.clock.now();
  const body = webhookBody({
    type: delivery.type,
    occurredAt: delivery.occurredAt,
    object: delivery.data,
    version: delivery.version,
  });
  const secrets = activeSecrets(openSecrets(delivery), startedAt);
  const headers = webhookHeaders({
    id: delivery.eventId,
    type: delivery.type,
    body,
    secrets,
    now: startedAt,
  });
  const answer = await webhookTransport
    .get()
    .send({ url: delivery.url, headers, body, reach: webhookReach(delivery.mode) });
  return recordWebhookAttempt(ctx, {
    ...input,
    made: { startedAt, headers, body, answer, jitter: Math.random() * 2 - 1 },
  });
}
