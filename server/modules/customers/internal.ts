import { createHmac } from "node:crypto";
import { env } from "@/server/config/env";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { assertVersion, DomainError, notFound } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { time, timeOrNull } from "@/server/core/wire";
import type { Context, TransactionContext } from "@/server/db/context";
import type { NewEvent } from "@/server/db/event-log";
import type { Customer as CustomerRow } from "@/server/db/generated/client";
import { seal, unseal } from "@/server/db/secret-box";
import { reader } from "@/server/db/transaction";
import type { CUSTOMER_EVENTS } from "@/server/modules/customers/events";
import {
  normaliseEmail,
  type Personal,
  searchableParts,
  searchedParts,
} from "@/server/modules/customers/rules";
import type { Customer } from "@/server/modules/customers/schema";

export type { CustomerRow };

const PURPOSE = "customers.personal";
/** Enough that two parts hardly ever share a token, and few to store. */
const TOKEN_CHARACTERS = 16;

function keyedHash(purpose: string, text: string): string {
  return createHmac("sha256", Buffer.from(env().DARIC_PEPPER, "base64"))
    .update(`${purpose}\n${text}`)
    .digest("hex");
}

/** Tenants do not share tokens: the same name elsewhere looks different. */
function tokensOf(merchantId: string, parts: readonly string[]): string[] {
  return parts.map((part) => keyedHash(`customers.search ${merchantId}`, part).slice(0, TOKEN_CHARACTERS));
}

export function emailHashOf(merchantId: string, email: string): string {
  return keyedHash(`customers.email ${merchantId}`, normaliseEmail(email));
}

/** The columns that hold and find a person. */
export function personalColumns(merchantId: string, personal: Personal) {
  return {
    personal: seal(JSON.stringify(personal), PURPOSE),
    emailHash: emailHashOf(merchantId, personal.email),
    searchTokens: tokensOf(merchantId, searchableParts(personal)),
  };
}

/** The tokens that a row must have to be found; null when the query has no word. */
export function tokensOfQuery(merchantId: string, query: string): string[] | null {
  const parts = searchedParts(query);
  return parts.length > 0 ? tokensOf(merchantId, parts) : null;
}

export function personalOf({ personal }: CustomerRow): Personal | null {
  return personal === null ? null : (JSON.parse(unseal(personal, PURPOSE)) as Personal);
}

export function toCustomer(row: CustomerRow): Customer {
  const personal = personalOf(row);
  return {
    id: row.id,
    object: "customer",
    livemode: row.mode === "live",
    email: personal?.email ?? null,
    name: personal?.name ?? null,
    phone: personal?.phone ?? null,
    metadata: row.metadata as Record<string, string>,
    anonymised_at: timeOrNull(row.anonymisedAt),
    version: row.version,
    created_at: time(row.createdAt),
    updated_at: time(row.updatedAt),
  };
}

export function customerEvent(type: (typeof CUSTOMER_EVENTS)[number], row: CustomerRow): NewEvent {
  return {
    type,
    aggregateType: "customer",
    aggregateId: row.id,
    version: row.version,
    merchantId: row.merchantId,
    mode: row.mode,
    data: {
      id: row.id,
      object: "customer",
      livemode: row.mode === "live",
      anonymised_at: timeOrNull(row.anonymisedAt),
      version: row.version,
      created_at: time(row.createdAt),
    },
  };
}

/** The tenant's customer, deleted or not. Throws `not_found`. */
export async function loadCustomer(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  id: string,
): Promise<CustomerRow> {
  const row = await reader(ctx).customer.findFirst({ where: { id, merchantId, mode: ctx.mode } });
  if (!row) throw notFound("customer", id);
  return row;
}

/** The tenant's customer, if it can be changed now. Throws `not_found`, `invalid_state`, `version_mismatch`. */
export async function loadChangeable(
  ctx: Context,
  merchantId: AuthorizedMerchantId,
  { id, version }: { id: string; version?: number | undefined },
): Promise<CustomerRow> {
  const row = await loadCustomer(ctx, merchantId, id);
  if (row.anonymisedAt !== null) throw new DomainError("invalid_state", "This customer was deleted");
  assertVersion("customer", row.version, version);
  return row;
}

export interface NewCustomer extends Personal {
  readonly metadata: Record<string, string>;
}

/** Writes a customer unless the e-mail address is taken, also by somebody at this very moment; null then. */
export async function insertCustomer(
  ctx: TransactionContext,
  merchantId: AuthorizedMerchantId,
  { metadata, ...personal }: NewCustomer,
): Promise<CustomerRow | null> {
  const now = ctx.clock.now();
  const [row] = await ctx.tx.customer.createManyAndReturn({
    skipDuplicates: true,
    data: {
      id: newId("customer", ctx.clock),
      merchantId,
      mode: ctx.mode,
      ...personalColumns(merchantId, personal),
      metadata,
      createdAt: now,
      updatedAt: now,
    },
  });
  return row ?? null;
}
