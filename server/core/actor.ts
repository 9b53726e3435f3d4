/** Test and live data are separate: own keys, own chain network, same code. */
export type Mode = "test" | "live";

declare const authorized: unique symbol;

/** The tenant that this caller may act for. Minted only in `server/auth`, so an unchecked id does not type-check. */
export type AuthorizedMerchantId = string & { readonly [authorized]: true };

export type Role = "owner" | "admin" | "developer" | "finance" | "viewer";

/** Who is acting. Stored with every event and audit entry. */
export type Actor =
  | {
      readonly type: "user";
      readonly userId: string;
      readonly memberId: string;
      readonly role: Role;
      readonly email: string;
    }
  | { readonly type: "api_key"; readonly apiKeyId: string; readonly scopes: readonly string[] }
  | { readonly type: "payer" }
  | { readonly type: "system"; readonly job: string }
  | { readonly type: "webhook"; readonly provider: string };
