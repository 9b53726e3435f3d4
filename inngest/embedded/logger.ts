import { Logger } from "graphile-worker";

/** The part of a pino logger that the engine writes to. */
export interface EngineLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** graphile-worker's log without its line per job. Its errors are warnings here: the engine repeats what failed. */
export function queueLogger(logger: EngineLogger): Logger {
  return new Logger((scope) => (level, message) => {
    if (level === "error" || level === "warning") logger.warn({ scope }, `Job queue: ${message}`);
  });
}
