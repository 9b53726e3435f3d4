import { createHash, createHmac } from "node:crypto";

/** What a signature covers: the method, the path with its query, and the body as it is sent. */
export interface SignedParts {
  readonly method: string;
  readonly target: string;
  readonly body: string;
}

/** The value of `Daric-Signature` at `seconds` since 1970. */
export function signRequest(secret: string, { method, target, body }: SignedParts, seconds: number): string {
  const digest = createHash("sha256").update(body).digest("hex");
  const signature = createHmac("sha256", secret).update(`${seconds}.${method}.${target}.${digest}`);
  return `t=${seconds},v1=${signature.digest("hex")}`;
}
