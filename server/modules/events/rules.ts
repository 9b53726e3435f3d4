import type { Actor } from "@/server/core/actor";
import type { TimelineEntry } from "@/server/modules/events/schema";

/** What a merchant is told about who acted. */
export function describeActor(actor: Actor): TimelineEntry["actor"] {
  switch (actor.type) {
    case "user":
      return { type: "user", name: actor.email };
    case "api_key":
      return { type: "api_key", name: actor.apiKeyId };
    case "system":
      return { type: "system", name: actor.job };
    case "webhook":
      return { type: "webhook", name: actor.provider };
    case "payer":
      return { type: "payer", name: null };
  }
}
