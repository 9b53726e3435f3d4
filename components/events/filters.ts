import {
  hrefWith,
  type ListPlace,
  param,
  parsePlace,
  type SearchParams,
} from "@/components/data/cursor-trail";
import {
  type ListEventsInput,
  PUBLIC_EVENT_TYPES,
  type PublicEventType,
} from "@/server/modules/events/schema";

export const EVENTS_PATH = "/developers/events";

/** What the log shows. It lives in the URL, so that it can be shared and gone back to. */
export interface EventFilters {
  readonly type?: PublicEventType | undefined;
  readonly place: ListPlace;
}

/** Reads the page's address; whatever is not understood is left out. */
export function parseEventFilters(params: SearchParams): EventFilters {
  return {
    type: PUBLIC_EVENT_TYPES.find((type) => type === param(params, "type")),
    place: parsePlace(params),
  };
}

export function eventsHref(type: PublicEventType | undefined): string {
  return hrefWith(EVENTS_PATH, { type });
}

/** The feed the other way round: the latest first. */
export function toEventsInput({ type, place }: EventFilters): ListEventsInput {
  return { types: type && [type], order: "desc", after: place.cursor };
}
