import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { env } from "@/server/config/env";

const demoSchema = z.object({
  baseUrl: z.url(),
  email: z.string(),
  password: z.string(),
  secretKey: z.string(),
});

export type Demo = z.output<typeof demoSchema>;

/** What a visitor needs to try the demo, as the first start wrote it; `null` unless this server runs the demo. */
export async function getDemo(): Promise<Demo | null> {
  const { DARIC_DEMO, DARIC_HOME } = env();
  if (!DARIC_DEMO) return null;
  const text = await readFile(join(/* turbopackIgnore: true */ DARIC_HOME, "demo.json"), "utf8").catch(
    () => null,
  );
  return text === null ? null : demoSchema.parse(JSON.parse(text));
}
