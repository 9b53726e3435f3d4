import { stringify } from "csv-stringify/sync";
import { PAGE_LIMIT } from "@/server/core/pagination";
import type { List } from "@/server/core/wire";

/** Columns by their names, in their order. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | boolean | null>>;

/** What every list is asked for to be read from its beginning to its end. */
export const WHOLE_PAGES = { limit: PAGE_LIMIT.maximum, order: "asc" } as const;

/** How a text begins that spreadsheets run, also in the wide forms of East Asian keyboards. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A negative amount begins like a formula, and is to be summed up. */
const DECIMAL = /^-\d+(\.\d+)?$/;

const OPTIONS = {
  record_delimiter: "windows",
  cast: {
    boolean: (value: boolean) => String(value),
    string: (text: string) => (FORMULA.test(text) && !DECIMAL.test(text) ? `'${text}` : text),
  },
} as const;

async function* linesOf<Row>(
  columns: Columns<Row>,
  first: List<Row>,
  readPage: (cursor: string) => Promise<List<Row>>,
): AsyncGenerator<string> {
  const cells = Object.values(columns);
  yield stringify([Object.keys(columns)], OPTIONS);
  for (let page = first; ; page = await readPage(page.next_cursor)) {
    const rows = page.data.map((row) => cells.map((cell) => cell(row)));
    if (rows.length > 0) yield stringify(rows, OPTIONS);
    if (page.next_cursor === null) return;
  }
}

/** A list as lines of CSV, page by page. What the first page refuses is refused before there is a line. */
export async function csvOf<Row>(
  columns: Columns<Row>,
  readPage: (cursor: string | undefined) => Promise<List<Row>>,
): Promise<AsyncIterable<string>> {
  return linesOf(columns, await readPage(undefined), readPage);
}
