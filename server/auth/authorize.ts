import {
  type Permission,
  PLATFORM_ROLE_PERMISSIONS,
  type PlatformPermission,
  ROLE_PERMISSIONS,
} from "@/server/auth/permissions";
import type { Actor, AuthorizedMerchantId, Mode } from "@/server/core/actor";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, type Clock, systemClock, wallNow } from "@/server/core/clock";
import { DomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import type { Context } from "@/server/db/context";
import { getModeClock } from "@/server/modules/test-clock/get-mode-clock";

/** Whether this actor may do this, leaving the tenant aside. */
export function isAllowed(actor: Actor, permission: Permission): boolean {
  if (actor.type === "user") return ROLE_PERMISSIONS[actor.role].has(permission);
  if (actor.type === "api_key" || actor.type === "partner") return actor.scopes.includes(permission);
  return false;
}

/** First line of a tenant's verb: the tenant to act for, or `forbidden` naming what is missing. */
export function authorize(ctx: Context, permission: Permission): AuthorizedMerchantId {
  if (ctx.merchantId !== null && isAllowed(ctx.actor, permission)) return ctx.merchantId;
  throw new DomainError("forbidden", `This needs the permission ${permission}`, { permission });
}

/** Nobody hands on what they may not do themselves: the actor must hold each of these scopes, or it is `forbidden`. */
export function authorizeScopes(ctx: Context, scopes: readonly string[]): void {
  const missing = scopes.find((scope) => !isAllowed(ctx.actor, scope as Permission));
  if (missing === undefined) return;
  throw new DomainError("forbidden", `Only who may ${missing} can allow it to others`, {
    permission: missing,
  });
}

/** First line of a person's own verb: whose it is, or `forbidden` for keys, partners and jobs. */
export function authorizePerson(ctx: Context): string {
  if (ctx.actor.type === "user" || ctx.actor.type === "operator") return ctx.actor.userId;
  throw new DomainError("forbidden", "Only a person who is signed in may do this");
}

/**
 * Before a sensitive act: a person must have proven within the last ten minutes who they are, or it is
 * `confirmation_required`. Keys, partners and jobs are judged by their permissions alone.
 */
export function requireConfirmation(ctx: Context): void {
  if (ctx.actor.type !== "user" && ctx.actor.type !== "operator") return;
  const until = ctx.session && addSeconds(ctx.session.confirmedAt, LIMITS.session.confirmedSeconds);
  if (until !== undefined && wallNow(ctx.clock) <= until) return;
  throw new DomainError("confirmation_required", "Confirm with your password that it is you");
}

/**
 * Before a secret for the API is handed out, or what one is good for changes: in live mode it moves real money, so a person's e-mail address must be proven,
 * or it is `forbidden`, and they must have confirmed who they are, or it is `confirmation_required`.
 */
export function requireTrustForSecret(ctx: Context): void {
  if (ctx.mode !== "live") return;
  if (ctx.actor.type === "user" && ctx.session?.isVerified !== true)
    throw new DomainError("forbidden", "Confirm your e-mail address first: the link is in your inbox");
  requireConfirmation(ctx);
}

/** First line of a job's verb: only the product itself may call it. */
export function authorizeSystem(ctx: Context): void {
  if (ctx.actor.type !== "system")
    throw new DomainError("forbidden", "Only a job of the product may do this");
}

/** First line of an operator's verb: a person with this permission on the platform, or a job of the product. */
export function authorizePlatform(ctx: Context, permission: PlatformPermission): void {
  const { actor } = ctx;
  if (actor.type === "system") return;
  if (actor.type === "operator" && PLATFORM_ROLE_PERMISSIONS[actor.platformRole].has(permission)) return;
  throw new DomainError("forbidden", `This needs the permission ${permission}`, { permission });
}

/**
 * A context for a job, at the time of the mode whose data it works on. It has no tenant: its verbs load rows by id, and
 * each row knows its own tenant and mode.
 */
export function systemContext(job: string, mode: Mode = "live", clock: Clock = getModeClock(mode)): Context {
  return {
    actor: { type: "system", job },
    merchantId: null,
    mode,
    requestId: newId("request"),
    clock,
  };
}

/**
 * For what follows by itself from an act that was authorised: the product acts, in the same request and transaction. The
 * act itself keeps its actor in its own event and audit entry.
 */
export function asSystem<C extends Context>(ctx: C, job: string): C {
  return { ...ctx, actor: { type: "system", job }, merchantId: null };
}

/** A context for somebody on a public page, in real time: what the page is about knows its own mode. */
export function payerContext(mode: Mode, requestId: string, clock: Clock = systemClock): Context {
  return { actor: { type: "payer" }, merchantId: null, mode, requestId, clock };
}

/** A payer whom a merchant's own public page lets act for it, in its mode and at its time: no further than the verb goes. */
export function payerOf(
  ctx: Context,
  { merchantId, mode }: { readonly merchantId: string; readonly mode: Mode },
): Context & { readonly merchantId: AuthorizedMerchantId } {
  return {
    ...ctx,
    mode,
    merchantId: authorizedMerchantId(merchantId),
    clock: getModeClock(mode, ctx.clock),
  };
}

/** Mints the tenant of a caller whose membership or key was just checked. */
export function authorizedMerchantId(id: string): AuthorizedMerchantId {
  return id as AuthorizedMerchantId;
}
