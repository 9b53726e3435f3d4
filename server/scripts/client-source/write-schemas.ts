import { refName, type Schema } from "@/server/scripts/client-source/document";

/** A schema as a TypeScript type. Throws for a keyword it does not know: a wrong type would be worse than none. */
export function typeOf(schema: Schema, indent = ""): string {
  const name = refName(schema);
  if (name !== undefined) return name;
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  if (types.length === 0) {
    const unknown = Object.keys(schema).filter((keyword) => keyword !== "description");
    if (unknown.length > 0) throw new Error(`No type for a schema with ${unknown.join(", ")}`);
    return "unknown";
  }
  return types.map((type) => plainType(type, schema, indent)).join(" | ");
}

function plainType(type: string, schema: Schema, indent: string): string {
  switch (type) {
    case "integer":
    case "number":
      return "number";
    case "string":
    case "boolean":
    case "null":
      return type;
    case "array": {
      const item = typeOf(schema.items ?? {}, indent);
      return /[ |]/.test(item) ? `(${item})[]` : `${item}[]`;
    }
    case "object":
      return objectType(schema, indent);
    default:
      throw new Error(`No type for ${type}`);
  }
}

function objectType(
  { properties = {}, required = [], additionalProperties }: Schema,
  indent: string,
): string {
  const entries = Object.entries(properties);
  if (entries.length === 0) {
    if (typeof additionalProperties === "object")
      return `Record<string, ${typeOf(additionalProperties, indent)}>`;
    return "Record<string, never>";
  }
  const inner = `${indent}  `;
  const members = entries.map(([name, schema]) => {
    const mark = required.includes(name) ? "" : "?";
    return `${comment(schema.description, inner)}${inner}${name}${mark}: ${typeOf(schema, inner)};\n`;
  });
  return `{\n${members.join("")}${indent}}`;
}

/** A doc-comment on a line of its own; nothing where there is nothing to say. */
export function comment(text: string | undefined, indent = ""): string {
  return text ? `${indent}/** ${text.replaceAll("*/", "* /").replaceAll(/\s+/g, " ")} */\n` : "";
}

/** One named type. */
export function declaration(name: string, schema: Schema): string {
  return `${comment(schema.description)}export type ${name} = ${typeOf(schema)};\n`;
}
