import { ID_PREFIXES } from "@/server/core/ids";
import type { JsonSchema, Parameter } from "@/components/docs/openapi";
import type { Operation } from "@/components/docs/reference";

/** A command that works when pasted, once the shell has `DARIC_KEY` and the ids that the path names. */
export function curlOf(operation: Operation, baseUrl: string): string {
  const { method, answer, isPublic, body } = operation;
  const flags = answer.mediaType === "text/event-stream" ? "-sSN" : "-sS";
  const verb = method === "get" || method === "post" ? "" : `-X ${method.toUpperCase()} `;
  return [
    `curl ${flags} ${verb}${baseUrl}${fillPath(operation)}`,
    ...(isPublic ? [] : [`-H "Authorization: Bearer $DARIC_KEY"`]),
    ...(body ? [`-H "Content-Type: application/json"`] : []),
    ...(isCreation(operation) ? [`-H "Idempotency-Key: ${kebab(operation.id)}-1"`] : []),
    ...(body ? [`-d '${JSON.stringify(exampleOf(body)).replaceAll("'", String.raw`'\''`)}'`] : []),
  ].join(" \\\n  ");
}

/** Where sending the request again would make a second object. */
function isCreation({ answer, path, parameters }: Operation): boolean {
  return (
    answer.status === 201 && !path.includes("{") && parameters.some(({ name }) => name === "Idempotency-Key")
  );
}

function fillPath({ path, parameters }: Operation): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
    return `$${parameter ? variableOf(parameter) : name.toUpperCase()}`;
  });
}

/** `INVOICE_ID` for the parameter `id` whose example is an invoice's id. */
function variableOf({ name, schema }: Parameter): string {
  const prefix = String(schema.examples?.[0]).split("_")[0];
  const kind = Object.entries(ID_PREFIXES).find(([, known]) => known === prefix)?.[0];
  return kind ? `${kebab(kind).replaceAll("-", "_")}_id`.toUpperCase() : name.toUpperCase();
}

function kebab(camel: string): string {
  return camel.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What a body needs, and what its schema gives an example of. */
function exampleOf(schema: JsonSchema): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {}).map(([name, { examples }]): [string, unknown] => [
    name,
    examples?.[0],
  ]);
  return Object.fromEntries(entries.filter(([, example]) => example !== undefined));
}
