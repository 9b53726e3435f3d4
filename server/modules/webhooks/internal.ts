import { randomBytes } from "node:crypto";
import { isAllowed } from "@/server/auth/authorize";
import { env } from "@/server/config/env";
import { wallNow } from "@/server/core/clock";
import { invalidField, notFound } from "@/server/core/errors";
import { time, timeOrNull } from "@/server/core/wire";
import type { Context, Transaction, TransactionContext } from "@/server/db/context";
import { appendEvents } from "@/server/db/event-log";
import type {
  WebhookAttempt as AttemptRow,
  WebhookDelivery as DeliveryRow,
  WebhookEndpoint as EndpointRow,
} from "@/server/db/generated/client";
import { seal, unseal } from "@/server/db/secret-box";
import type { WebhookReach } from "@/server/modules/webhooks/ports";
import {
  formatSecret,
  reachOf,
  type SigningSecrets,
  urlRefusal,
  withoutQuery,
} from "@/server/modules/webhooks/rules";
import type {
  AttemptOrder,
  AttemptOutcome,
  WebhookAttempt,
  WebhookDelivery,
  WebhookEndpoint,
} from "@/server/modules/webhooks/schema";
import type { AttemptFailure, DisabledReason } from "@/server/modules/webhooks/status";

const SECRET_PURPOSE = "webhook_endpoints.secret";

export function toWebhookEndpoint({ clock }: Context, row: EndpointRow): WebhookEndpoint {
  const overlaps = row.previousSecretExpires !== null && row.previousSecretExpires > wallNow(clock);
  return {
    id: row.id,
    object: "webhook_endpoint",
    livemode: row.mode === "live",
    url: row.url,
    description: row.description,
    events: row.events as WebhookEndpoint["events"],
    status: row.status,
    disabled_reason: row.disabledReason as DisabledReason | null,
    failing_since: timeOrNull(row.failingSince),
    previous_secret_expires_at: overlaps ? timeOrNull(row.previousSecretExpires) : null,
    version: row.version,
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  };
}

/** An endpoint for whoever is told of it and may not change it: its URL's query may hold a secret. */
export function toToldEndpoint(ctx: Context, row: EndpointRow): WebhookEndpoint {
  return { ...toWebhookEndpoint(ctx, row), url: withoutQuery(row.url) };
}

/** An endpoint for whoever reads it. */
export function toReadEndpoint(ctx: Context, row: EndpointRow): WebhookEndpoint {
  return isAllowed(ctx.actor, "webhooks:write") ? toWebhookEndpoint(ctx, row) : toToldEndpoint(ctx, row);
}

export function toWebhookDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    object: "webhook_delivery",
    livemode: row.mode === "live",
    endpoint_id: row.endpointId,
    event_id: row.eventId,
    event_type: row.eventType as WebhookDelivery["event_type"],
    status: row.status,
    attempt_count: row.attemptCount,
    next_attempt_at: timeOrNull(row.nextAttemptAt),
    completed_at: timeOrNull(row.completedAt),
    version: row.version,
    created_at: time(row.createdAt),
  };
}

export function toWebhookAttempt(row: AttemptRow): WebhookAttempt {
  return {
    number: row.number,
    request_headers: row.requestHeaders as Record<string, string>,
    request_body: row.requestBody,
    response_status: row.responseStatus,
    response_body: row.responseBody,
    failure: row.failure as AttemptFailure | null,
    duration_ms: row.durationMs,
    started_at: time(row.startedAt),
  };
}

/** A new signing secret, and what is stored of it. */
export function newSecret(): { secret: string; sealed: string } {
  const secret = formatSecret(randomBytes(32));
  return { secret, sealed: seal(secret, SECRET_PURPOSE) };
}

/** The secrets in the clear, for signing. */
export function openSecrets(
  row: Pick<EndpointRow, "secret" | "previousSecret" | "previousSecretExpires">,
): SigningSecrets {
  return {
    secret: unseal(row.secret, SECRET_PURPOSE),
    previous: row.previousSecret === null ? null : unseal(row.previousSecret, SECRET_PURPOSE),
    previousExpires: row.previousSecretExpires,
  };
}

export function webhookReach(mode: Context["mode"]): WebhookReach {
  return reachOf(mode, env().WEBHOOK_ALLOW_LOOPBACK);
}

/** Throws `validation_failed` for a URL that deliveries of this mode could not use. */
export function checkUrl(ctx: Context, url: string): void {
  const refusal = urlRefusal(url, webhookReach(ctx.mode));
  if (refusal !== null) throw invalidField("url", refusal);
}

/** The merchant's endpoint in the context's mode, or `not_found`. */
export async function loadEndpoint(
  ctx: Context,
  from: Transaction,
  merchantId: string,
  id: string,
): Promise<EndpointRow> {
  const row = await from.webhookEndpoint.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  if (!row) throw notFound("webhook endpoint", id);
  return row;
}

/** The merchant's delivery in the context's mode, or `not_found`. */
export async function loadDelivery(
  ctx: Context,
  from: Transaction,
  merchantId: string,
  id: string,
): Promise<DeliveryRow> {
  const row = await from.webhookDelivery.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  if (!row) throw notFound("webhook delivery", id);
  return row;
}

/** What a delivery's row says about going on. */
export function outcomeOf(
  row: Pick<DeliveryRow, "status" | "attemptCount" | "nextAttemptAt" | "createdAt">,
): AttemptOutcome {
  if (row.status !== "pending") return { status: row.status };
  return {
    status: "pending",
    next_attempt: row.attemptCount + 1,
    next_attempt_at: time(row.nextAttemptAt ?? row.createdAt),
  };
}

/** What an order is made of. */
export type OrderedRow = Pick<
  DeliveryRow,
  "id" | "endpointId" | "mode" | "attemptCount" | "requestedVersion"
>;

/** What a job needs to bring the delivery to its end. `made` of its attempts are of the schedule that goes on, none of a new one. */
export function toOrder(row: OrderedRow, made = 0): AttemptOrder {
  return {
    delivery_id: row.id,
    endpoint_id: row.endpointId,
    mode: row.mode,
    first_attempt: row.attemptCount - made + 1,
    number: row.attemptCount + 1,
    requested_version: row.requestedVersion,
  };
}

/** Tells that an endpoint has just been switched off. */
export async function announceDisabled(ctx: TransactionContext, row: EndpointRow): Promise<void> {
  await appendEvents(ctx, [
    {
      type: "webhook_endpoint.disabled",
      aggregateType: "webhook_endpoint",
      aggregateId: row.id,
      version: row.version,
      merchantId: row.merchantId,
      mode: row.mode,
      data: toToldEndpoint(ctx, row),
    },
  ]);
}

/** Tells the job engine that deliveries are to be sent. */
export async function announceRequested(
  ctx: TransactionContext,
  rows: readonly DeliveryRow[],
): Promise<void> {
  await appendEvents(
    ctx,
    rows.map((row) => ({
      type: "webhook_delivery.requested",
      aggregateType: "webhook_delivery",
      aggregateId: row.id,
      version: row.version,
      merchantId: row.merchantId,
      mode: row.mode,
      data: toWebhookDelivery(row),
    })),
  );
}
