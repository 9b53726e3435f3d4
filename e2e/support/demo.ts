import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "@playwright/test";

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
  const { home } = test.info().config.metadata as { home: string };
  return JSON.parse(readFileSync(join(home, "demo.json"), "utf8")) as Demo;
}
