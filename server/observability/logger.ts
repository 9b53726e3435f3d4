import { pino, stdTimeFunctions } from "pino";
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

export const LOGGER_OPTIONS = {
  level: logLevel(),
  base: { service: "daric" },
  timestamp: stdTimeFunctions.isoTime,
  redact: {
    paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    censor: "[redacted]",
  },
};

/** JSON lines on standard output. Fields that carry secrets are replaced, at the top and two levels down. */
export const logger = pino(LOGGER_OPTIONS);

export type Logger = typeof logger;
