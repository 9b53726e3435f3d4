import { z } from "zod";

/** Test and live data are separate: own keys, own chain network, same code. */
export const MODES = ["test", "live"] as const;
export type Mode = (typeof MODES)[number];

declare const authorized: unique symbol;

/** The tenant that this caller may act for. Minted only in `server/auth`, so an unchecked id does not type-check. */
export type AuthorizedMerchantId = string & { readonly [authorized]: true };

export type Role = "owner" | "admin" | "developer" | "finance" | "viewer";

/** What a person may do for the platform as a whole, beside their roles in merchants. */
export const PLATFORM_ROLES = ["user", "merchant", "admin"] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

/** Who is acting. Stored with every audit entry. */
export type Actor =
  | {
      readonly type: "user";
      readonly userId: string;
      readonly memberId: string;
      readonly role: Role;
      readonly email: string;
    }
  | { readonly type: "api_key"; readonly apiKeyId: string; readonly scopes: readonly string[] }
  | { readonly type: "partner"; readonly partnerId: string; readonly scopes: readonly string[] }
  | {
      readonly type: "operator";
      readonly userId: string;
      readonly email: string;
      readonly platformRole: PlatformRole;
    }
  | { readonly type: "payer" }
  | { readonly type: "system"; readonly job: string }
  | { readonly type: "webhook"; readonly provider: string };

type WithoutScopes<A> = A extends { readonly scopes: unknown } ? Omit<A, "scopes"> : A;

/** Who acted, as every event keeps it: without what a credential allowed at the time, which would be longer than all else. */
export type EventActor = WithoutScopes<Actor>;

export function toEventActor(actor: Actor): EventActor {
  if (actor.type === "api_key") return { type: actor.type, apiKeyId: actor.apiKeyId };
  return actor.type === "partner" ? { type: actor.type, partnerId: actor.partnerId } : actor;
}

/** The credential of a caller of the API; null for anybody else. */
export function credentialOf(actor: EventActor): string | null {
  if (actor.type === "api_key") return actor.apiKeyId;
  return actor.type === "partner" ? actor.partnerId : null;
}

/** Who made a change, as far as a merchant is told. */
export const describedActorSchema = z.object({
  type: z.enum(["user", "api_key", "partner", "payer", "system", "webhook"]),
  name: z.string().nullable().describe("An e-mail address, the id of a key or partner, a job or a provider"),
});

/** What a merchant is told about who acted. */
export function describeActor(actor: EventActor): z.output<typeof describedActorSchema> {
  switch (actor.type) {
    case "user":
      return { type: "user", name: actor.email };
    case "api_key":
      return { type: "api_key", name: actor.apiKeyId };
    case "partner":
      return { type: "partner", name: actor.partnerId };
    case "operator":
      // To a merchant the platform is one; who it was stands in the audit log.
      return { type: "system", name: "operator" };
    case "system":
      return { type: "system", name: actor.job };
    case "webhook":
      return { type: "webhook", name: actor.provider };
    case "payer":
      return { type: "payer", name: null };
  }
}
