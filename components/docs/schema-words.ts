import { nameOf } from "@/components/docs/reference";
import type { JsonSchema } from "@/components/docs/openapi";

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "time",
  email: "e-mail address",
  uri: "URL",
};
const DECIMAL = /^\d+\.\d+$/;

/** The type of a value in a few words: "decimal string", "list of Payment", "time or null". */
export function typeOf(schema: JsonSchema): string {
  const types = typesOf(schema);
  const plain = plainTypeOf(schema, types.find((type) => type !== "null") ?? "object");
  return types.includes("null") ? `${plain} or null` : plain;
}

function typesOf({ type }: JsonSchema): readonly string[] {
  return typeof type === "string" ? [type] : (type ?? []);
}

function plainTypeOf(schema: JsonSchema, type: string): string {
  const name = nameOf(schema);
  if (name !== undefined) return name;
  if (type === "array") return `list of ${schema.items ? typeOf(schema.items) : "anything"}`;
  if (schema.format !== undefined && FORMATS[schema.format]) return FORMATS[schema.format] ?? type;
  if (type === "string" && DECIMAL.test(String(schema.examples?.[0]))) return "decimal string";
  if (typeof schema.additionalProperties === "object") return `map of ${typeOf(schema.additionalProperties)}`;
  return type;
}

/** What a value must keep to, its default and an example, each in a few words. */
export function boundsOf(schema: JsonSchema): string[] {
  return [
    range(schema.minimum, schema.maximum, ""),
    range(schema.minLength, schema.maxLength, "characters"),
    range(schema.minItems, undefined, schema.minItems === 1 ? "item" : "items"),
    quote("default", schema.default),
    quote("example", schema.examples?.[0]),
  ].flatMap((words) => words ?? []);
}

function range(least: number | undefined, most: number | undefined, unit: string): string | undefined {
  if (least === undefined && most === undefined) return undefined;
  if (least === undefined) return `at most ${most} ${unit}`.trim();
  return most === undefined ? `at least ${least} ${unit}`.trim() : `${least} to ${most} ${unit}`.trim();
}

/** Nothing for an empty object: it says no more than that the field may be left out. */
function quote(label: string, value: unknown): string | undefined {
  if (value === undefined || JSON.stringify(value) === "{}") return undefined;
  return `${label} \`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

/** The values a field chooses from; none for a constant. */
export function choicesOf(schema: JsonSchema): string[] {
  const choices = schema.enum ?? schema.items?.enum ?? [];
  return choices.length > 1 ? choices.map(String) : [];
}

/** The object or the objects inside a field whose fields are worth listing in place. */
export function innerObject(schema: JsonSchema): JsonSchema | undefined {
  if (schema.properties) return schema;
  return schema.items?.properties ? schema.items : undefined;
}
