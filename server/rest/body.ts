import { LIMITS } from "@/server/config/limits";
import { checkStorable } from "@/server/core/check-storable";
import { DomainError } from "@/server/core/errors";

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
  checkStorable(value, LIMITS.jsonDepth);
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
