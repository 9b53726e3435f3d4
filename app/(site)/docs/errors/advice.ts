import type { ErrorCode } from "@/server/core/errors";

interface Advice {
  /** Why it is answered. */
  readonly meaning: string;
  /** What the caller can do about it. */
  readonly remedy: string;
}

/** What each code means to an integrator. A code without advice does not compile. */
export const ADVICE = {
  validation_failed: {
    meaning:
      "The body, the query, a header or the path is not what the operation takes. Unknown fields are refused too.",
    remedy:
      "`errors` names every wrong field and what is wrong with it. Correct the request and send it again; the same Idempotency-Key may be used.",
  },
  idempotency_key_required: {
    meaning: "The operation moves money and was called without an `Idempotency-Key`.",
    remedy: "Send a key that you choose once per intended effect and keep for retries.",
  },
  unauthenticated: {
    meaning:
      "There is no API key or access token, or it is unknown, revoked or over, or its request is not signed as it has to be.",
    remedy:
      "Send `Authorization: Bearer sk_test_…` or `sk_live_…` with a key from Developers → API keys, or a new access token. `detail` says what was wrong.",
  },
  forbidden: {
    meaning:
      "The key is genuine but may not do this: it lacks the scope, the request came from an address that it does not allow, the operation exists in test mode only, or the operator has closed your account to new invoices.",
    remedy:
      "`detail` says which. Use a key with the scope that the reference names, from an allowed address, or a test key for test helpers.",
  },
  confirmation_required: {
    meaning:
      "In the dashboard, a sensitive act asks again for the password. No key or token gets this answer.",
    remedy: "Enter the password again in the dashboard; it holds for ten minutes.",
  },
  not_found: {
    meaning:
      "There is no such object or address. An object of another merchant or of the other mode gets the same answer.",
    remedy: "Check the id, and that the key's mode is the one in which the object was made.",
  },
  method_not_allowed: {
    meaning: "The address exists but does not take this method.",
    remedy: "The `Allow` header names the methods that it takes.",
  },
  conflict: {
    meaning:
      "Another object, or a change made at the same moment, is in the way. For example, an `order_id` that already has an invoice with other contents.",
    remedy:
      "Read the current object, then decide. After two changes at once, sending yours again may succeed.",
  },
  invalid_state: {
    meaning:
      "The object is in a state that does not allow this. For example, a paid invoice cannot be cancelled.",
    remedy: "Read the object and look at its `status`.",
  },
  request_in_flight: {
    meaning: "A request with the same Idempotency-Key is still running.",
    remedy:
      "Wait as long as `Retry-After` says and send the same request again: you get the first one's answer.",
  },
  version_mismatch: {
    meaning: "`If-Match` named a version that the object no longer has.",
    remedy: "Read the object again, apply your change to what you see, and send it with the new version.",
  },
  payload_too_large: {
    meaning: "The body is larger than 256 kB.",
    remedy: "Send less; keep long texts on your side and store their reference in `metadata`.",
  },
  unsupported_media_type: {
    meaning: "The body is not declared as JSON, or it is compressed.",
    remedy: "Send `Content-Type: application/json`, and no `Content-Encoding`.",
  },
  idempotency_key_reused: {
    meaning: "The Idempotency-Key was already used for another path or another body.",
    remedy: "Use a new key for a new request. To repeat the first one, send exactly its contents.",
  },
  rate_limited: {
    meaning: "More requests came than this key or address may send.",
    remedy: "Wait as long as `Retry-After` says, then go on more slowly.",
  },
  insufficient_funds: {
    meaning: "An account holds less than the operation would take from it, reservations counted.",
    remedy: "Wait for more to become available, or move a smaller amount.",
  },
  ledger_reference_conflict: {
    meaning: "The books already hold this transfer with other contents. Nothing was booked.",
    remedy: "This is a fault of the server: tell its operator the `request_id`.",
  },
  account_not_found: {
    meaning: "The books lack an account that this needs. Nothing was booked.",
    remedy: "This is a fault of the server: tell its operator the `request_id`.",
  },
  currency_mismatch: {
    meaning: "Amounts of different currencies met in one calculation. Nothing was booked.",
    remedy: "This is a fault of the server: tell its operator the `request_id`.",
  },
  chain_unavailable: {
    meaning: "The chain's provider does not answer. Payments that arrive meanwhile are found later.",
    remedy: "Send the same request again after a few seconds.",
  },
  unavailable: {
    meaning: "The server, or a part that this needs, is not there at the moment.",
    remedy:
      "Wait as long as `Retry-After` says and send the same request again, with the same Idempotency-Key.",
  },
  internal: {
    meaning: "Something went wrong that is not your fault.",
    remedy:
      "Send the same request again, with the same Idempotency-Key. If it stays, tell the operator the `request_id`.",
  },
} as const satisfies Record<ErrorCode, Advice>;
