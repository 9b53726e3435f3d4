import { createHmac } from "node:crypto";
import { env } from "@/server/config/env";

/** What is stored and looked up in place of a secret of 256 random bits: hex of HMAC-SHA256 under the server's pepper. */
export function hashSecret(secret: string): string {
  return createHmac("sha256", Buffer.from(env().DARIC_PEPPER, "base64")).update(secret).digest("hex");
}
