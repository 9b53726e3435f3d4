import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { env } from "@/server/config/env";

const demoLoginSchema = z.object({ email: z.string(), password: z.string() });

export type DemoLogin = z.output<typeof demoLoginSchema>;

/** The login that the launcher made for this machine's demo, or null where none is to be offered. */
export async function readDemoLogin(): Promise<DemoLogin | null> {
  const { DARIC_DEMO, DARIC_HOME } = env();
  if (!DARIC_DEMO) return null;
  try {
    // The bundler must not trace this folder: it is data, known only at run time.
    const path = join(/* turbopackIgnore: true */ DARIC_HOME, "demo.json");
    return demoLoginSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    // No demo was seeded yet: the form works without the hint.
    return null;
  }
}
