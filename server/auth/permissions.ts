import type { PlatformRole, Role } from "@/server/core/actor";

/** Everything that can be allowed. Scopes of API keys and partners are these same words. */
export const PERMISSIONS = [
  "invoices:read",
  "invoices:create",
  "invoices:update",
  "customers:read",
  "customers:write",
  "payment_links:read",
  "payment_links:write",
  "payments:read",
  "payments:write",
  "deposits:read",
  "deposits:write",
  "settlements:read",
  "balances:read",
  "events:read",
  "webhooks:read",
  "webhooks:write",
  "request_logs:read",
  "api_keys:read",
  "api_keys:write",
  "partners:read",
  "partners:write",
  "merchant:read",
  "merchant:update",
  "members:read",
  "members:write",
  "owners:write",
  "audit_log:read",
  "test_helpers:use",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Who may call the API, and what everybody did, is shown to those alone who decide it. */
const MANAGES_ACCESS = /^(api_keys|partners|audit_log):/;
const READ = PERMISSIONS.filter(
  (permission) => permission.endsWith(":read") && !MANAGES_ACCESS.test(permission),
);
const DEVELOP: readonly Permission[] = [
  "webhooks:write",
  "api_keys:read",
  "api_keys:write",
  "partners:read",
  "partners:write",
  "test_helpers:use",
];
const SELL: readonly Permission[] = [
  "invoices:create",
  "invoices:update",
  "customers:write",
  "payment_links:write",
];
/** Deciding what counts as money, and what becomes of it. */
const DECIDE: readonly Permission[] = ["payments:write", "deposits:write"];

/** The permission table: what each role of a member may do. */
export const ROLE_PERMISSIONS = {
  owner: new Set(PERMISSIONS),
  admin: new Set<Permission>(PERMISSIONS.filter((permission) => permission !== "owners:write")),
  developer: new Set([...READ, ...DEVELOP, ...SELL]),
  finance: new Set([...READ, ...SELL, ...DECIDE]),
  viewer: new Set(READ),
} as const satisfies Record<Role, ReadonlySet<Permission>>;

/** What can be allowed on the platform as a whole. No API key carries these. */
export const PLATFORM_PERMISSIONS = ["platform:read", "platform:operate"] as const;
export type PlatformPermission = (typeof PLATFORM_PERMISSIONS)[number];

/** The permission table of the platform: the two roles of customers may do nothing there. */
export const PLATFORM_ROLE_PERMISSIONS = {
  user: new Set<PlatformPermission>(),
  merchant: new Set<PlatformPermission>(),
  admin: new Set(PLATFORM_PERMISSIONS),
} as const satisfies Record<PlatformRole, ReadonlySet<PlatformPermission>>;

/** Scopes that an API key or a partner may carry: it can manage neither access nor people nor the business profile. */
export const API_KEY_SCOPES = PERMISSIONS.filter(
  (permission) => !/^(api_keys|partners|audit_log|members|owners):|^merchant:update$/.test(permission),
);
