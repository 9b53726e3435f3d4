import { authorize } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { time } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { SavedView as SavedViewRow } from "@/server/db/generated/client";
import { seal, unseal } from "@/server/db/secret-box";
import type { SavedView } from "@/server/modules/saved-views/schema";

const PURPOSE = "saved_views.query";

/** The member whose views these are. Throws `forbidden` for keys, partners and jobs. */
export function authorizeViewer(ctx: Context): string {
  authorize(ctx, "invoices:read");
  if (ctx.actor.type === "user") return ctx.actor.memberId;
  throw new DomainError("forbidden", "Only a member who is signed in has views");
}

export function sealQuery(query: string): string {
  return seal(query, PURPOSE);
}

export function toSavedView({ id, list, name, query, createdAt }: SavedViewRow): SavedView {
  return {
    id,
    object: "saved_view",
    list: list as SavedView["list"],
    name,
    query: unseal(query, PURPOSE),
    created_at: time(createdAt),
  };
}
