interface SealedPlace {
  readonly table: string;
  readonly id: string;
  readonly columns: readonly string[];
}

/** Where `seal` writes, by what it binds the text to: nothing is sealed for another purpose, so that `npm run re-encrypt` finds all. */
export const SEALED_COLUMNS = {
  "api_keys.signing_secret": {
    table: "api_keys",
    id: "id",
    columns: ["signing_secret", "previous_signing_secret"],
  },
  "customers.personal": { table: "customers", id: "id", columns: ["personal"] },
  "idempotency-answer": { table: "idempotency_keys", id: "id", columns: ["body"] },
  "mail_messages.content": { table: "mail_messages", id: "id", columns: ["content"] },
  "request-log body": { table: "request_logs", id: "id", columns: ["request_body", "response_body"] },
  "saved_views.query": { table: "saved_views", id: "id", columns: ["query"] },
  "second_factors.secret": { table: "second_factors", id: "user_id", columns: ["secret"] },
  "token_signing_keys.private_key": { table: "token_signing_keys", id: "id", columns: ["private_key"] },
  "webhook_endpoints.secret": {
    table: "webhook_endpoints",
    id: "id",
    columns: ["secret", "previous_secret"],
  },
} as const satisfies Readonly<Record<string, SealedPlace>>;

export type SealedPurpose = keyof typeof SEALED_COLUMNS;
