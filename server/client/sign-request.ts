import { createHash, createHmac } from "node:crypto";

/** What a signature covers: the method, the path with its query, two headers as they are sent, and the body as it is sent. */
export interface SignedParts {
  readonly method: string;
  readonly target: string;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  readonly body: string;
}

/** The value of `Daric-Signature` at `seconds` since 1970. */
export function signRequest(
  secret: string,
  { method, target, idempotencyKey = "", ifMatch = "", body }: SignedParts,
  seconds: number,
): string {
  const digest = createHash("sha256").update(body).digest("hex");
  // A header is sent without the spaces around it.
  const lines = [seconds, method, target, idempotencyKey.trim(), ifMatch, digest];
  return `t=${seconds},v2=${createHmac("sha256", secret).update(lines.join("\n")).digest("hex")}`;
}
