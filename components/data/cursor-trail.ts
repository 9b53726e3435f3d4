/** Where a reader is in a list: the cursor of this page and those of the pages before it, kept in the URL. */
export interface ListPlace {
  readonly cursor?: string;
  readonly trail: readonly string[];
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const SEPARATOR = ".";
const FIRST = "first";

export function param(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  const text = typeof value === "string" ? value : value?.[0];
  return text === "" ? undefined : text;
}

export function parsePlace(params: SearchParams): ListPlace {
  const cursor = param(params, "cursor");
  const trail = param(params, "trail")?.split(SEPARATOR) ?? [];
  return cursor === undefined ? { trail: [] } : { cursor, trail };
}

/** Query parameters of the next page. */
export function nextPlace(place: ListPlace, nextCursor: string): Record<string, string> {
  return { cursor: nextCursor, trail: [...place.trail, place.cursor ?? FIRST].join(SEPARATOR) };
}

/** Query parameters of the page before, or undefined on the first one. */
export function previousPlace(place: ListPlace): Record<string, string> | undefined {
  const before = place.trail.at(-1);
  if (place.cursor === undefined) return undefined;
  if (before === undefined || before === FIRST) return {};
  return { cursor: before, trail: place.trail.slice(0, -1).join(SEPARATOR) };
}

/** An address with those parameters that are set. */
export function hrefWith(path: string, params: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(set).toString();
  return query ? `${path}?${query}` : path;
}
