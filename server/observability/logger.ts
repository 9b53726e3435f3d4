import { pino, stdSerializers, stdTimeFunctions } from "pino";
import { logLevel } from "@/server/config/env";
import { isDomainError } from "@/server/core/errors";
import { REDACTED, redactText, redactUrls } from "@/server/core/secret-text";

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
  "clientSecret",
  "client_secret",
  "signingSecret",
  "signing_secret",
  "access_token",
  "refresh_token",
];

/** What `JSON.parse` shows of a text that it cannot read. */
const JSON_EXCERPT = /, (?:\.{3})?"[^]*?"(?:\.{3})?(?= is not valid JSON)/g;

const isFrame = (line: string | undefined): boolean => line?.startsWith("    at ") ?? true;

/**
 * The words of an error or of its stack without secrets by their look. Of a message with many lines the first and the last are
 * kept: in between, Prisma repeats all that a query was given.
 */
function withoutSecrets(text: string): string {
  const lines = text
    .replaceAll(JSON_EXCERPT, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const kept = lines.filter(
    (line, index) => isFrame(line) || isFrame(lines[index - 1]) || isFrame(lines[index + 1]),
  );
  return redactUrls(redactText(kept.join("\n")));
}

/**
 * What an error and its causes say. Of its other members only the code is written, and those of our own errors: a library's may
 * hold what it was given, such as the row of a refused insert or a whole connection.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  const { code, details } = error as { code?: unknown; details?: unknown };
  return {
    type,
    message: withoutSecrets(message),
    stack: withoutSecrets(stack),
    code,
    ...(isDomainError(error) ? { details } : {}),
  };
}

export const LOGGER_OPTIONS = {
  level: logLevel(),
  base: { service: "daric" },
  timestamp: stdTimeFunctions.isoTime,
  serializers: { err: describeError },
  redact: {
    paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    censor: REDACTED,
  },
};

/** JSON lines on standard output. Fields that carry secrets are replaced, at the top and two levels down. */
export const logger = pino(LOGGER_OPTIONS);

export type Logger = typeof logger;
