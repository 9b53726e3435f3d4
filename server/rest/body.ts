import { LIMITS } from "@/server/config/limits";
import { DomainError, invalidField } from "@/server/core/errors";

const JSON_TYPE = /^application\/(?:[a-z0-9.+-]+\+)?json\s*(?:;|$)/i;

/**
 * The JSON document that a request's body `text` holds, or an empty object when it is empty. Throws
 * `unsupported_media_type`, or `validation_failed` for broken JSON, too deep nesting and text that cannot be stored.
 */
export function readJson(request: Request, text: string): unknown {
  if (text === "") return {};
  const type = request.headers.get("content-type");
  if (type === null || !JSON_TYPE.test(type)) {
    throw new DomainError(
      "unsupported_media_type",
      "Send the body as JSON with Content-Type: application/json",
    );
  }
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding !== "identity")
    throw new DomainError("unsupported_media_type", "Send the body as it is, without a Content-Encoding");
  const value = parseJson(text);
  checkStorable(value, [], 0);
  checkNamesOnce(text, value);
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : "unreadable";
    throw new DomainError("validation_failed", `The body is not valid JSON: ${reason}`, {
      issues: [{ path: "", message: "Must be valid JSON" }],
    });
  }
}

const JSON_STRINGS = /"(?:[^"\\]+|\\.)*"/g;

/** Of two members with one name JSON.parse keeps the last; which one was meant is anybody's guess. `text` is valid JSON. */
function checkNamesOnce(text: string, value: unknown): void {
  const written = text.replaceAll(JSON_STRINGS, "").split(":").length - 1;
  if (written !== countMembers(value))
    throw new DomainError("validation_failed", "The body names a field of an object twice", {
      issues: [{ path: "", message: "Must name each field once" }],
    });
}

function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const members: unknown[] = Object.values(value);
  return members.reduce<number>(
    (sum, member) => sum + countMembers(member),
    Array.isArray(value) ? 0 : members.length,
  );
}

/** The request's whole body. Throws `payload_too_large`. */
export async function readText(request: Request): Promise<string> {
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    if (Number(declared) > LIMITS.requestBodyBytes) throw tooLarge();
    return declared === "0" ? "" : request.text();
  }
  return request.body === null ? "" : readAtMost(request.body, LIMITS.requestBodyBytes);
}

/** For a body of undeclared length, which may never end. */
async function readAtMost(body: ReadableStream<Uint8Array>, maximum: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maximum) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function tooLarge(): DomainError {
  return new DomainError("payload_too_large", `The body may have at most ${LIMITS.requestBodyBytes} bytes`);
}

/** Bounds the depth, and refuses text that cannot be stored as it was sent: U+0000, halves of surrogate pairs, other than UTF-8. */
export function checkStorable(value: unknown, path: readonly string[], depth: number): void {
  if (depth > LIMITS.jsonDepth)
    throw invalidField(path.join("."), `Is nested deeper than ${LIMITS.jsonDepth} levels`);
  if (typeof value === "string") return checkText(value, path);
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    checkText(key, [...path, "(key)"]);
    checkStorable(member, [...path, key], depth + 1);
  }
}

function checkText(text: string, path: readonly string[]): void {
  if (text.includes("\0")) throw invalidField(path.join("."), "Must not contain the character U+0000");
  // What stands in the place of bytes that are not UTF-8.
  if (text.includes("\uFFFD")) throw invalidField(path.join("."), "Must be UTF-8, without U+FFFD");
  if (!text.isWellFormed()) throw invalidField(path.join("."), "Must be well-formed Unicode");
}
