import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Demo {
  readonly baseUrl: string;
  readonly email: string;
  readonly password: string;
  readonly merchantId: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
}

/** The demo merchant of this run's installation, as the launcher wrote it. */
export function demo(): Demo {
  return JSON.parse(readFileSync(join(process.env.E2E_HOME ?? "", "demo.json"), "utf8")) as Demo;
}
