import { pino } from "pino";
import { logLevel } from "@/server/config/env";

const SECRET_FIELDS = [
  "authorization",
  "cookie",
  "password",
  "passwordHash",
  "secret",
  "secretKey",
  "token",
  "webhookSecret",
  "previousSecret",
];

/** JSON lines on standard output. Fields that carry secrets are replaced, at the top and one level down. */
export const logger = pino({
  level: logLevel(),
  base: { service: "daric" },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    censor: "[redacted]",
  },
});

export type Logger = typeof logger;
