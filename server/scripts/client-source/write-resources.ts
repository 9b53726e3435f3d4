import {
  type ApiDocument,
  type DocumentedOperation,
  refName,
  type Schema,
} from "@/server/scripts/client-source/document";
import { capitalised, methodName, resourceName } from "@/server/scripts/client-source/name-methods";
import { comment, declaration, typeOf } from "@/server/scripts/client-source/write-schemas";

const API_BASE = "/api/v1";

interface Method {
  readonly name: string;
  readonly code: string;
  /** Types of its query and body that have no name in the document. */
  readonly declarations: readonly string[];
}

/** Each resource with its methods' code, and the types that they need beyond the document's own. */
export function writeResources(document: ApiDocument): { resources: string; declarations: string } {
  const byResource = new Map<string, Method[]>();
  for (const [path, item] of Object.entries(document.paths))
    for (const [verb, operation] of Object.entries(item)) {
      const resource = resourceName(operation.tags[0] ?? "");
      const methods = methodsOf(document, { path: path.slice(API_BASE.length), verb, operation });
      byResource.set(resource, [...(byResource.get(resource) ?? []), ...methods]);
    }
  for (const [resource, methods] of byResource) refuseTwins(resource, methods);
  const resources = [...byResource].map(
    ([resource, methods]) =>
      `  readonly ${resource} = {\n${methods.map(({ code }) => code).join("\n")}  };\n`,
  );
  const declarations = [...byResource.values()].flat().flatMap((method) => method.declarations);
  return { resources: resources.join("\n"), declarations: declarations.join("\n") };
}

function refuseTwins(resource: string, methods: readonly Method[]): void {
  const twin = methods.find(({ name }, index) => methods.findIndex((other) => other.name === name) !== index);
  if (twin) throw new Error(`${resource}.${twin.name} would be two operations: rename one's operationId`);
}

interface Place {
  readonly path: string;
  readonly verb: string;
  readonly operation: DocumentedOperation;
}

function methodsOf(document: ApiDocument, place: Place): Method[] {
  const { path, verb, operation } = place;
  const name = methodName(operation.operationId, operation.tags[0] ?? "");
  const { parameters, members, declarations, query } = inputsOf(operation);
  const { answer, isStream } = answerOf(operation);
  const call = [
    `method: ${JSON.stringify(verb.toUpperCase())}`,
    `path: ${JSON.stringify(path)}`,
    ...members,
    "options",
    ...(operation.security.length === 0 ? ["isPublic: true"] : []),
    ...(hasHeader(operation, "Idempotency-Key") ? ["takesKey: true"] : []),
    ...(isStream ? ["isStream: true"] : []),
  ];
  const method: Method = {
    name,
    code:
      comment([operation.summary, operation.description].join(". "), "    ") +
      `    ${name}: (${parameters.join(", ")}): Promise<${answer}> =>\n      this.#send<${answer}>({ ${call.join(", ")} }),\n`,
    declarations,
  };
  const cursor = query.find((parameter) => parameter === "cursor" || parameter === "after");
  const item = itemOf(document, answer);
  if (cursor === undefined || item === undefined) return [method];
  const paged = call.map((member) => (member === "query" ? "query: page" : member));
  const all: Method = {
    name: `${name}All`,
    code:
      comment(`Every one of them, page by page. See \`${name}\`.`, "    ") +
      `    ${name}All: (${parameters.join(", ").replace("query?:", "query:").replace("Query,", "Query = {},")}): AsyncGenerator<${item}, void, undefined> =>\n` +
      `      pages(query, ${JSON.stringify(cursor)}, (page) => this.#send<${answer}>({ ${paged.join(", ")} })),\n`,
    declarations: [],
  };
  return [method, all];
}

function inputsOf(operation: DocumentedOperation) {
  const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
  const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
  const parameters = inPath.map(({ name }) => `${name}: string`);
  const members = inPath.length > 0 ? [`params: { ${inPath.map(({ name }) => name).join(", ")} }`] : [];
  const declarations: string[] = [];
  const body = bodyOf(operation);
  if (body === "empty") members.push("body: {}");
  else if (body) {
    declarations.push(...body.declarations);
    parameters.push(operation.requestBody?.required ? `body: ${body.type}` : `body: ${body.type} = {}`);
    members.push("body");
  }
  if (inQuery.length > 0) {
    const type = `${capitalised(operation.operationId)}Query`;
    const properties = Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema]));
    const required = inQuery.filter((parameter) => parameter.required).map(({ name }) => name);
    declarations.push(declaration(type, { type: "object", properties, required }));
    parameters.push(`query?: ${type}`);
    members.push("query");
  }
  parameters.push(`options?: ${optionsOf(operation)}`);
  return { parameters, members, declarations, query: inQuery.map(({ name }) => name) };
}

function bodyOf(operation: DocumentedOperation) {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  if (!schema) return undefined;
  if (refName(schema)) return { type: typeOf(schema), declarations: [] };
  if (Object.keys(schema.properties ?? {}).length === 0) return "empty";
  const type = `${capitalised(operation.operationId)}Body`;
  return { type, declarations: [declaration(type, schema)] };
}

function optionsOf(operation: DocumentedOperation): string {
  return [
    "CallOptions",
    ...(hasHeader(operation, "Idempotency-Key") ? ["KeyOptions"] : []),
    ...(hasHeader(operation, "If-Match") ? ["VersionOptions"] : []),
  ].join(" & ");
}

function hasHeader({ parameters = [] }: DocumentedOperation, name: string): boolean {
  return parameters.some((parameter) => parameter.in === "header" && parameter.name === name);
}

function answerOf({ operationId, responses }: DocumentedOperation): { answer: string; isStream: boolean } {
  const content = Object.entries(responses).find(([status]) => status.startsWith("2"))?.[1].content ?? {};
  const json = content["application/json"]?.schema;
  if (json) return { answer: typeOf(json), isStream: false };
  if (content["text/event-stream"]) return { answer: "Response", isStream: true };
  throw new Error(`${operationId} answers nothing that this client can read`);
}

/** What a list is a list of. */
function itemOf(document: ApiDocument, answer: string): string | undefined {
  const list: Schema | undefined = document.components.schemas[answer];
  const items = list?.properties?.next_cursor ? list.properties.data?.items : undefined;
  return items && refName(items);
}
