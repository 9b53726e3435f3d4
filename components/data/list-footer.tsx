import { CursorPagination } from "./cursor-pagination";
import { hrefWith, type ListPlace, nextPlace, previousPlace } from "./cursor-trail";

interface ListFooterProps {
  path: string;
  /** The filters of the list; they stay on while stepping. */
  params?: Readonly<Record<string, string | undefined>>;
  place: ListPlace;
  list: { data: readonly unknown[]; next_cursor: string | null } | undefined;
  /** What is counted: ["invoice", "invoices"]. */
  noun: readonly [one: string, many: string];
}

/** Steps between the pages of a list whose place is in the URL; nothing when one page holds it all. */
export function ListFooter({ path, params, place, list, noun }: ListFooterProps) {
  const previous = previousPlace(place);
  const next = list?.next_cursor ? nextPlace(place, list.next_cursor) : undefined;
  const count = list?.data.length ?? 0;
  return (
    <CursorPagination
      summary={`${count} ${count === 1 ? noun[0] : noun[1]}${previous || next ? " on this page" : ""}`}
      previousHref={previous && hrefWith(path, { ...params, ...previous })}
      nextHref={next && hrefWith(path, { ...params, ...next })}
    />
  );
}
