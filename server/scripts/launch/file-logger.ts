import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { pino } from "pino";
import { logPath } from "@/server/scripts/launch/steps";

/** A logger for parts that run inside the launcher, whose terminal is for people. */
export function createFileLogger(home: string, name: string): pino.Logger {
  const path = logPath(home, name);
  mkdirSync(dirname(path), { recursive: true });
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: path, sync: true }),
  );
}
