import type { ApiKey, CreateApiKeyInput, UpdateApiKeyInput } from "@/server/modules/api-keys/schema";
import { type Scope, SCOPE_CHOICES } from "./scope-words";

/** A key as the form holds it. */
export interface ApiKeyDraft {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** A day, `YYYY-MM-DD`, at whose end in UTC the key ends; empty for never. */
  readonly lastDay: string;
  /** One address or network a line. */
  readonly addresses: string;
  readonly signing: ApiKey["request_signing"];
}

/** What a shop needs that makes invoices and asks whether they are paid. */
const LEAST: readonly Scope[] = ["invoices:read", "invoices:create"];

/** A new key with the least that is of use; more is for its maker to choose. */
export function emptyKey(grantable: readonly Scope[]): ApiKeyDraft {
  const scopes = LEAST.filter((scope) => grantable.includes(scope));
  return { name: "", scopes, lastDay: "", addresses: "", signing: "off" };
}

export function draftOf(key: ApiKey): ApiKeyDraft {
  return {
    name: key.name,
    scopes: SCOPE_CHOICES.map(({ scope }) => scope).filter((scope) => key.scopes.includes(scope)),
    lastDay: key.expires_at?.slice(0, 10) ?? "",
    addresses: key.allowed_addresses.join("\n"),
    signing: key.request_signing,
  };
}

export function toInput(draft: ApiKeyDraft): CreateApiKeyInput {
  return {
    name: draft.name,
    scopes: [...draft.scopes],
    allowed_addresses: draft.addresses.split(/[\s,]+/).filter((line) => line !== ""),
    request_signing: draft.signing,
    expires_at: draft.lastDay === "" ? null : `${draft.lastDay}T23:59:59.000Z`,
  };
}

/** The change from `key` to the draft. An expiry whose day was left alone keeps its hour, also when it is over. */
export function toChange(key: ApiKey, draft: ApiKeyDraft): UpdateApiKeyInput {
  const { expires_at, ...rest } = toInput(draft);
  const isSameDay = draft.lastDay === draftOf(key).lastDay;
  return { id: key.id, version: key.version, ...rest, ...(isSameDay ? {} : { expires_at }) };
}
