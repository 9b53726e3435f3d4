import { existsSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { MachineProblem } from "@/server/scripts/launch/checks";
import type { LaunchStack } from "@/server/scripts/launch/stack";
import { findFreePort } from "@/server/scripts/ports";
import { lastLines, startNode } from "@/server/scripts/launch/steps";

const demoAccountSchema = z.object({
  baseUrl: z.url(),
  email: z.email(),
  password: z.string(),
  merchantId: z.string(),
  secretKey: z.string(),
  webhookSecret: z.string(),
  webhookUrl: z.url(),
});

export type DemoAccount = z.output<typeof demoAccountSchema>;

interface DemoOptions {
  readonly home: string;
  readonly baseUrl: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stack: LaunchStack;
}

export function demoPath(home: string): string {
  return join(home, "demo.json");
}

/** Keeps the demo's credentials for people and scripts; only the owner of the folder can read them. */
export async function writeDemoAccount(path: string, account: DemoAccount): Promise<void> {
  await writeFile(path, `${JSON.stringify(account, null, 2)}\n`, { mode: 0o600 });
  await chmod(path, 0o600);
}

/** The demo merchant of this data folder, seeded on the first start; its address follows the port. */
export async function ensureDemo(options: DemoOptions): Promise<DemoAccount> {
  const { home, baseUrl } = options;
  const path = demoPath(home);
  if (!existsSync(path)) await seed(options);
  const account = demoAccountSchema.parse(JSON.parse(await readFile(path, "utf8")));
  if (account.baseUrl === baseUrl) return account;
  const moved = { ...account, baseUrl };
  await writeDemoAccount(path, moved);
  return moved;
}

async function seed({ home, env, stack }: DemoOptions): Promise<void> {
  const receiver = `http://127.0.0.1:${await findFreePort()}/webhooks`;
  const args = ["--import", "tsx", "server/scripts/seed.ts", receiver];
  const seeding = await startNode({ name: "seed", args, env, home, stack });
  if ((await seeding.exited) === 0) return;
  throw new MachineProblem(`The demo could not be created:\n\n${await lastLines(home, "seed")}`);
}
