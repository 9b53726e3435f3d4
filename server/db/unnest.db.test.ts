import { expect, it } from "vitest";
import { db } from "@/server/db/client";
import { type ColumnValue, namesOf, unnest } from "@/server/db/unnest";

const COLUMNS = {
  text: "text",
  line: "line",
  json: "json",
  jsonb: "jsonb",
  number: "integer",
  big: "bigint",
  truth: "boolean",
  time: "timestamptz",
  mode: "mode",
};

type Row = Record<keyof typeof COLUMNS, ColumnValue>;

const NOTHING: Row = {
  text: null,
  line: null,
  json: null,
  jsonb: null,
  number: null,
  big: null,
  truth: null,
  time: null,
  mode: null,
};

const read = async (rows: readonly Row[]) =>
  db().$queryRaw`SELECT ${namesOf(COLUMNS)} FROM ${unnest(rows, COLUMNS)} AS row (${namesOf(COLUMNS)})`;

it("reads every kind of value as it was given, in order", async () => {
  const row = {
    text: "a",
    line: '{"a": "b\\n\\\\"}',
    json: { list: [1, null, "b"] },
    jsonb: { list: [1, null, "b"] },
    number: -2,
    big: 9_007_199_254_740_993n,
    truth: false,
    time: new Date("2026-01-02T03:04:05.678Z"),
    mode: "test",
  };
  expect(await read([row, NOTHING, { ...row, text: "b" }])).toEqual([row, NOTHING, { ...row, text: "b" }]);
});

it.each([
  ["quotes and backslashes", String.raw`"a", 'b' \ \\ \n {x} (y)`],
  ["line breaks and tabs", "a\r\nb\tc\b\f\u0001\u001f"],
  ["line breaks beside backslashes", String.raw`\n` + "\n" + String.raw`\\u0041`],
  ["letters of other alphabets", "é 漢 😀 \u2028"],
  ["what looks like a refused character", String.raw`\u0000 \\ud800`],
  ["what looks like nothing", "null"],
  ["what looks like nothing to PostgreSQL", "NULL"],
  ["an empty text", ""],
  ["spaces", "  a  "],
])("keeps %s, in a text as in a document", async (_, text) => {
  const documents = (value: string) => ({ json: { [value]: [value] }, jsonb: { [value]: [value] } });
  const rows = ["plain", text].map((value) => ({ ...NOTHING, text: value, ...documents(value) }));
  expect(await read(rows)).toEqual(rows);
});

it.each([
  ["the character U+0000", "a\0b"],
  ["half of a surrogate pair", "a\uD800b"],
])("refuses %s in a document, in a value as in a name", async (_, text) => {
  for (const json of [{ text }, { [text]: 1 }])
    await expect(read([{ ...NOTHING, json }])).rejects.toThrow("well-formed Unicode without U+0000");
});

it.each(["", "a\nb", 7])("refuses %j as a line", async (line) => {
  await expect(read([{ ...NOTHING, line }])).rejects.toThrow("a line is one");
});

it("takes what is undefined for null, and no rows for an empty table", async () => {
  expect(await read([{ ...NOTHING, text: undefined, json: undefined, jsonb: undefined }])).toEqual([NOTHING]);
  expect(await read([])).toEqual([]);
});

it("lets no value end its list", async () => {
  const hostile = { ...NOTHING, text: `x"},'y'); DROP TABLE nothing; --` };
  expect(await read([hostile])).toEqual([hostile]);
});
