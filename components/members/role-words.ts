import type { Role } from "@/server/core/actor";

/** What a role may do, in one line. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly label: string; readonly hint: string }>> = {
  owner: { label: "Owner", hint: "Everything, and who else is an owner" },
  admin: { label: "Admin", hint: "Everything but owners" },
  developer: { label: "Developer", hint: "Sells, and builds with keys and webhooks" },
  finance: { label: "Finance", hint: "Sells, and decides about money" },
  viewer: { label: "Viewer", hint: "Looks and changes nothing" },
};

/** The choices of a form, for the roles that may be given. */
export function roleOptions(roles: readonly Role[]) {
  return roles.map((value) => ({ value, ...ROLE_WORDS[value] }));
}
