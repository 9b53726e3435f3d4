import fc, { type Arbitrary } from "fast-check";
import { LIMITS } from "@/server/config/limits";
import { type Documented, document, type Schema } from "@/server/testing/api-fuzz/document";
import { type Known, NASTY_TEXTS, ValueGenerator } from "@/server/testing/api-fuzz/generate-value";

/** A request as it goes over the wire. */
export interface GeneratedRequest {
  readonly method: string;
  /** With the query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** Documents that no schema describes. */
const RAW_BODIES = [
  "",
  " ",
  "{",
  "null",
  "[]",
  '"text"',
  "\ufeff{}",
  '{"amount":1e999}',
  '{"amount":"1","amount":"2"}',
  '{"__proto__":{"amount":"1"},"constructor":{}}',
  '{"metadata":{"__proto__":"1"}}',
  `{"metadata":${"[".repeat(30_000)}${"]".repeat(30_000)}}`,
  `{"metadata":${'{"a":'.repeat(20)}1${"}".repeat(20)}}`,
  `{"description":"${"x".repeat(LIMITS.requestBodyBytes)}"}`,
] as const;

const CONTENT_TYPES = [
  "application/json; charset=utf-8",
  "application/json;charset=latin1",
  "application/merge-patch+json",
  FORM,
  "text/plain",
  "text/html",
  "multipart/form-data; boundary=x",
  "application/jsonx",
  "",
] as const;

/** Text that an HTTP header can carry at all (RFC 9110 section 5.5). */
const headerText = fc.string({
  unit: fc
    .integer({ min: 0x20, max: 0xff })
    .filter((unit) => unit !== 0x7f)
    .map((unit) => String.fromCharCode(unit)),
  maxLength: 300,
});

const RAW_QUERIES = ["limit=%ff", "%", "=", "&&&", "a[]=1&a[0]=2", "limit=1&limit=2", "__proto__=1"] as const;

const HEADER_VALUES: Readonly<Record<string, readonly string[]>> = {
  "Idempotency-Key": ["a", "b", '"quoted"', '"\\"', "x".repeat(255), "x".repeat(256)],
  "If-Match": ['"1"', '"2"', "*", 'W/"1"', '"1", "2"', "1", '"99999999999999999999"'],
  "If-None-Match": ["*", '"1"', 'W/"x"', '""'],
  "X-Request-Id": ["my-id", "x".repeat(101)],
};

/** Requests to one operation: a third is what the document allows, the rest is spoilt in some part. */
export function requestsTo(
  operation: Documented,
  known: Known,
  credentials: Arbitrary<string | undefined>,
): Arbitrary<GeneratedRequest> {
  const fitting = requests(operation, known, credentials, false);
  const spoilt = requests(operation, known, credentials, true);
  return fc.oneof({ weight: 1, arbitrary: fitting }, { weight: 2, arbitrary: spoilt });
}

function requests(
  operation: Documented,
  known: Known,
  credentials: Arbitrary<string | undefined>,
  spoil: boolean,
): Arbitrary<GeneratedRequest> {
  const values = new ValueGenerator(document.components.schemas, known, spoil);
  return fc
    .record({
      path: paths(operation, values, spoil),
      query: queries(operation, values, spoil),
      named: headers(operation),
      payload: payloads(operation, values, spoil),
      credential: credentials,
    })
    .map(({ path, query, named, payload, credential }) => ({
      method: operation.method,
      target: query === "" ? path : `${path}?${query}`,
      headers: {
        ...named,
        ...(payload.type === undefined ? {} : { "content-type": payload.type }),
        ...(credential === undefined ? {} : { authorization: credential }),
      },
      body: payload.body,
    }));
}

function parametersIn(operation: Documented, place: "path" | "query" | "header") {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === place);
}

function paths(operation: Documented, values: ValueGenerator, spoil: boolean): Arbitrary<string> {
  const names = parametersIn(operation, "path");
  const junk = fc.constantFrom(
    ...NASTY_TEXTS.filter((text) => text.trim() !== "" && text.isWellFormed() && text.length < 1_000),
  );
  const fill = (schema: Schema, name: string) =>
    spoil
      ? fc.oneof(
          { weight: 9, arbitrary: values.of({ ...schema, type: "string" }, name).map(textOf) },
          { weight: 1, arbitrary: junk },
        )
      : values.of(schema, name).map(textOf);
  return fc
    .record(Object.fromEntries(names.map(({ name, schema }) => [name, fill(schema, name)])))
    .map((given) => operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => segment(given[name] ?? "")));
}

/** One segment of a path: never empty, and nothing that a URL resolves away. */
function segment(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  return /^\.{0,2}$/.test(encoded) ? "x" : encoded;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function queries(operation: Documented, values: ValueGenerator, spoil: boolean): Arbitrary<string> {
  const parameters = parametersIn(operation, "query");
  const members = parameters.map(
    ({ name, schema }) => [name, values.of(expanded(name, schema), name)] as const,
  );
  const given = fc.record(Object.fromEntries(members), {
    requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name),
  });
  // Some of the fields at a time: all of them together find nothing.
  const some = fc
    .tuple(
      given,
      fc.subarray(
        parameters.map(({ name }) => name),
        { maxLength: Math.min(3, parameters.length) },
      ),
    )
    .map(([all, kept]) => {
      const isKept = (name: string) =>
        kept.includes(name) || parameters.some((parameter) => parameter.name === name && parameter.required);
      const sent = parameters.filter(({ name }) => name in all && isKept(name));
      return new URLSearchParams(
        sent.flatMap((parameter) => fieldsOf(parameter, all[parameter.name])),
      ).toString();
    });
  if (!spoil) return some;
  return fc.oneof({ weight: 9, arbitrary: some }, { weight: 1, arbitrary: fc.constantFrom(...RAW_QUERIES) });
}

/** A list is one field with commas, or a field for each item, as the document says. */
function fieldsOf(
  { name, explode = true }: { name: string; explode?: boolean | undefined },
  value: unknown,
): [string, string][] {
  if (!Array.isArray(value)) return [[name, textOf(value)]];
  const items = value.map(textOf);
  return explode ? items.map((item) => [name, item]) : [[name, items.join(",")]];
}

/** `expand` is a list in one text, whose members its description names. */
function expanded(name: string, schema: Schema): Schema {
  return name === "expand" && schema.description !== undefined
    ? { ...schema, enum: [...schema.description.split(", "), schema.description.replaceAll(" ", "")] }
    : schema;
}

function headers(operation: Documented): Arbitrary<Record<string, string>> {
  const named = parametersIn(operation, "header").map(({ name, required }) => {
    const likely = fc.constantFrom(...(HEADER_VALUES[name] ?? ["1"]));
    const value = fc.oneof({ weight: 3, arbitrary: likely }, { weight: 1, arbitrary: headerText });
    const sent = fc.option(value, { nil: undefined, freq: required ? 9 : 1 });
    return [name, sent] as const;
  });
  return fc
    .record(Object.fromEntries(named))
    .map((given) =>
      Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    );
}

interface Payload {
  readonly type: string | undefined;
  readonly body: string | undefined;
}

function payloads(operation: Documented, values: ValueGenerator, spoil: boolean): Arbitrary<Payload> {
  const content = operation.requestBody?.content;
  if (content === undefined) return fc.constant({ type: undefined, body: undefined });
  const { schema = {}, example } = Object.values(content)[0] ?? {};
  const body =
    example === undefined
      ? values.of(schema)
      : fc.oneof({ weight: 3, arbitrary: values.of(schema) }, { weight: 1, arbitrary: fc.constant(example) });
  const documented = fc
    .tuple(fc.constantFrom(...Object.keys(content)), body)
    .map(([type, value]): Payload => ({ type, body: type === FORM ? formOf(value) : JSON.stringify(value) }));
  if (!spoil) return documented;
  const raw = fc.constantFrom(...RAW_BODIES).map((body): Payload => ({ type: JSON_TYPE, body }));
  const mistyped = fc
    .tuple(fc.constantFrom(...CONTENT_TYPES), documented)
    .map(([type, { body }]): Payload => ({ type, body }));
  return fc.oneof(
    { weight: 8, arbitrary: documented },
    { weight: 1, arbitrary: raw },
    { weight: 1, arbitrary: mistyped },
  );
}

function formOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return textOf(value);
  return new URLSearchParams(
    Object.entries(value).map(([name, member]) => [name, textOf(member)]),
  ).toString();
}
