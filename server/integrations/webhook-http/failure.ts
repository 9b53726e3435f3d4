import type { TransportFailure } from "@/server/modules/webhooks/ports";

const TIMEOUTS = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);
/** Node's names of OpenSSL's verification results, and of errors in the protocol itself. */
const TLS =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CRL_|EPROTO$|HOSTNAME_MISMATCH$|INVALID_CA$|INVALID_PURPOSE$)/;

/** The class of an error that kept a request from being answered. */
export function transportFailure(error: unknown): TransportFailure {
  for (const cause of causes(error)) {
    const { code, name } = cause as { code?: unknown; name?: unknown };
    if (name === "TimeoutError") return "timeout";
    if (typeof code !== "string") continue;
    if (code === "BLOCKED_ADDRESS") return "blocked_address";
    if (TIMEOUTS.has(code)) return "timeout";
    if (TLS.test(code)) return "tls";
  }
  return "connection";
}

/** The error, what caused it, and, where several addresses were tried, what each of them said. */
function* causes(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== "object" || error === null || depth > 4) return;
  yield error;
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  if (Array.isArray(errors)) for (const one of errors) yield* causes(one, depth + 1);
  yield* causes(cause, depth + 1);
}
