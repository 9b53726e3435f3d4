import { ERRORS, type ErrorCode } from "@/server/core/errors";
import {
  type DocumentedOperation,
  type JsonSchema,
  type Method,
  type OpenApi,
  openApiSchema,
  type Parameter,
} from "@/components/docs/openapi";

export interface Answer {
  readonly status: number;
  readonly mediaType: string;
  /** The object that is answered, by its name among the schemas. */
  readonly name: string | undefined;
  /** Whether a page of those objects is answered. */
  readonly isList: boolean;
}

export interface Problem {
  readonly status: number;
  readonly codes: readonly ErrorCode[];
}

export interface Operation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly isPublic: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
  readonly answer: Answer;
  readonly problems: readonly Problem[];
}

export interface Resource {
  readonly slug: string;
  readonly name: string;
  readonly operations: readonly Operation[];
  /** Names of the objects that are described on this resource's page. */
  readonly objects: readonly string[];
}

export interface Reference {
  readonly baseUrl: string;
  readonly resources: readonly Resource[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Where a named object is described. */
  readonly hrefs: Readonly<Record<string, string>>;
}

/** Orders an OpenAPI document for reading: by resource, and each object described once. Throws when it is not one. */
export function readReference(source: unknown): Reference {
  const document = openApiSchema.parse(source);
  const described = new Set<string>();
  const resources = [...groupByTag(document)].map(([name, operations]): Resource => {
    const names = operations.flatMap(({ answer }) => answer.name ?? []);
    const objects = [...new Set(names)].filter((object) => !described.has(object));
    for (const object of objects) described.add(object);
    return { slug: slugOf(name), name, operations, objects };
  });
  const hrefs = resources.flatMap(({ slug, objects }) =>
    objects.map((object) => [object, `/docs/api/${slug}#${object}`] as const),
  );
  return {
    baseUrl: document.servers[0]?.url ?? "",
    resources,
    schemas: document.components.schemas,
    hrefs: Object.fromEntries(hrefs),
  };
}

function groupByTag(document: OpenApi): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, documented] of Object.entries(item)) {
      const tag = documented.tags[0] ?? "";
      groups.set(tag, [
        ...(groups.get(tag) ?? []),
        toOperation(document, path, method as Method, documented),
      ]);
    }
  }
  return groups;
}

function toOperation(
  document: OpenApi,
  path: string,
  method: Method,
  documented: DocumentedOperation,
): Operation {
  const { operationId, summary, description, security, parameters, requestBody } = documented;
  const body = requestBody?.content["application/json"]?.schema;
  return {
    id: operationId,
    method,
    path,
    summary,
    description,
    isPublic: security.length === 0,
    parameters,
    body: body && resolve(document.components.schemas, body),
    answer: toAnswer(document, documented),
    problems: toProblems(documented),
  };
}

/** The schema that a reference stands for, or the schema itself. */
export function resolve(schemas: Readonly<Record<string, JsonSchema>>, schema: JsonSchema): JsonSchema {
  const name = nameOf(schema);
  return (name === undefined ? undefined : schemas[name]) ?? schema;
}

export function nameOf(schema: JsonSchema): string | undefined {
  return schema.$ref?.split("/").at(-1);
}

function toAnswer({ components }: OpenApi, { responses }: DocumentedOperation): Answer {
  const [status, response] = Object.entries(responses).find(([code]) => code.startsWith("2")) ?? [];
  const [mediaType, content] = Object.entries(response?.content ?? {})[0] ?? [];
  const schema: JsonSchema = content?.schema ?? {};
  const item = resolve(components.schemas, schema).properties?.data?.items;
  const listed = item && nameOf(item);
  return {
    status: Number(status),
    mediaType: mediaType ?? "",
    name: listed ?? nameOf(schema),
    isList: listed !== undefined,
  };
}

/** The document names the codes of a status in backticks. */
function toProblems({ responses }: DocumentedOperation): Problem[] {
  return Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, { description }]) => ({
      status: Number(status),
      codes: [...description.matchAll(/`(\w+)`/g)].flatMap((match) => toErrorCode(match[1] ?? "")),
    }));
}

function toErrorCode(text: string): ErrorCode[] {
  return Object.hasOwn(ERRORS, text) ? [text as ErrorCode] : [];
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
