import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { type Documented, document } from "@/server/testing/api-fuzz/document";

const DOCUMENT = "openapi.json";
const JSON_TYPES = /^application\/(?:problem\+)?json$/;

/** Every object takes what it names and nothing else: a field that the document leaves out is found. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const members = Object.fromEntries(Object.entries(node).map(([name, member]) => [name, closed(member)]));
  const isOpen = "properties" in members && "type" in members && !("additionalProperties" in members);
  return isOpen ? { ...members, additionalProperties: false } : members;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv);
ajv.addSchema(closed(document) as object, DOCUMENT);
const validators = new Map<string, ValidateFunction>();

/** A JSON pointer into the document, as the fragment of a reference. */
function validatorAt(...path: readonly string[]): ValidateFunction {
  const pointer = path
    .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  const known = validators.get(pointer);
  if (known) return known;
  const validate = ajv.compile({ $ref: `${DOCUMENT}#/${pointer}` });
  validators.set(pointer, validate);
  return validate;
}

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly requestId: string | null;
  readonly text: string;
}

/** What is wrong with an answer, in words: a failure of ours, or anything that the document does not say. */
export function findFaults(operation: Documented, { status, type, requestId, text }: Answer): string[] {
  if (status >= 500) return [`${status}: ${text.slice(0, 300)}`];
  const response = operation.responses[String(status)];
  if (!response) return [`the status ${status} is not documented: ${text.slice(0, 300)}`];
  const without = requestId === null ? ["it has no X-Request-Id"] : [];
  if (!response.content)
    return text === "" ? without : [...without, `${status} has a body: ${text.slice(0, 100)}`];
  const media = (type ?? "").split(";")[0]?.trim() ?? "";
  if (!(media in response.content)) return [...without, `${status} is ${media}, which is not documented`];
  if (!JSON_TYPES.test(media)) return without;
  const body: unknown = JSON.parse(text);
  const place = ["paths", operation.path, operation.method.toLowerCase(), "responses", String(status)];
  const validate = validatorAt(...place, "content", media, "schema");
  const mismatches = validate(body)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${status} ${instancePath} ${message} ${JSON.stringify(params)}`,
      );
  return [...without, ...mismatches, ...findUndocumentedCode(response.description, body)];
}

/** The description of an error's response names each code that it can carry. */
function findUndocumentedCode(description: string, body: unknown): string[] {
  if (typeof body !== "object" || body === null || !("code" in body && "request_id" in body)) return [];
  const code = String(body.code);
  return description.includes(`\`${code}\``) ? [] : [`the code ${code} is not documented: ${description}`];
}
