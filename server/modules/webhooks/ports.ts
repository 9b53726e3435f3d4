import { definePort } from "@/server/core/port";

/** What may be reached. Merchants name the addresses, so the transport trusts none of them. */
export interface WebhookReach {
  /** Lets requests go to this machine: a local receiver in test mode. Every other private range stays refused. */
  readonly allowLoopback: boolean;
  /** Ports that may be reached, or null for all. */
  readonly ports: readonly number[] | null;
}

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly reach: WebhookReach;
}

export type TransportFailure = "timeout" | "connection" | "tls" | "blocked_address";

export type WebhookAnswer =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** The header as it came, or null. */
      readonly retryAfter: string | null;
      /** The beginning of the body, as text that the database can hold. */
      readonly body: string;
      readonly durationMs: number;
    }
  | { readonly kind: "unanswered"; readonly failure: TransportFailure; readonly durationMs: number };

/** Posts a webhook. Follows no redirect, keeps to the limits of `LIMITS.webhook`, and never throws for what the receiver does. */
export interface WebhookTransport {
  send(request: WebhookRequest): Promise<WebhookAnswer>;
}

export const webhookTransport = definePort<WebhookTransport>("webhook-transport");
