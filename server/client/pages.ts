interface Page<Item> {
  readonly data: readonly Item[];
  readonly next_cursor: string | null;
}

/** Every item of a list from `query` on, page by page as they are asked for. */
export async function* pages<Item, Query extends object>(
  query: Query,
  parameter: keyof Query & string,
  load: (query: Query) => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  for (let at: Query | null = query; at !== null;) {
    const { data, next_cursor: next }: Page<Item> = await load(at);
    yield* data;
    at = next === null ? null : { ...query, [parameter]: next };
  }
}
