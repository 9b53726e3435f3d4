import { apiKeyCredentials, type Credentials, partnerCredentials } from "./credentials";
import { Resources } from "./generated/resources";
import type { AccessToken } from "./generated/schemas";
import { createSend } from "./send";
import { verifyWebhook } from "./verify-webhook";

export type * from "./generated/schemas";
export { DaricApiError, DaricConnectionError, DaricError, DaricWebhookError } from "./errors";
export type { CallOptions, KeyOptions, VersionOptions } from "./send";
export { verifyWebhook, type WebhookEvent, type WebhookHeaders } from "./verify-webhook";

const TIMEOUT_MILLISECONDS = 30_000;
const MOST_RETRIES = 3;

interface CommonOptions {
  /** Where Daric runs, such as `https://pay.example.com`. */
  readonly baseUrl: string;
  /** Milliseconds for each attempt; 30,000 unless set. */
  readonly timeout?: number;
  /** How often a call is repeated that failed for a reason which passes; 3 unless set. */
  readonly maxRetries?: number;
  /** Instead of the platform's own. */
  readonly fetch?: typeof fetch;
}

interface KeyAccess {
  /** `sk_test_…` or `sk_live_…`: the key decides the mode. */
  readonly apiKey: string;
  /** `rsk_…`, for a key whose requests are signed. */
  readonly signingSecret?: string;
}

interface PartnerAccess {
  /** `par_…`: access tokens are fetched and replaced as needed. */
  readonly clientId: string;
  readonly clientSecret: string;
}

export type DaricOptions = CommonOptions & (KeyAccess | PartnerAccess);

/** The API, one method per operation. Holds a secret: for servers only, and it refuses to start in a page. */
export class Daric extends Resources {
  constructor(options: DaricOptions) {
    if (typeof document !== "undefined")
      throw new Error("This client holds a secret: use it on your server, never in a page");
    const { baseUrl, timeout = TIMEOUT_MILLISECONDS, maxRetries = MOST_RETRIES } = options;
    const settings = { baseUrl, timeout, maxRetries, fetch: options.fetch ?? globalThis.fetch };
    super(
      createSend({
        ...settings,
        credentials: "apiKey" in options ? apiKeyCredentials(options.apiKey) : tokens(options, settings),
        ...("apiKey" in options ? { signingSecret: options.signingSecret } : {}),
      }),
    );
  }

  /** See `verifyWebhook`, which needs no client. */
  readonly verifyWebhook = verifyWebhook;
}

function tokens(
  { clientId, clientSecret }: PartnerAccess,
  settings: Parameters<typeof createSend>[0],
): Credentials {
  const send = createSend(settings);
  return partnerCredentials(() =>
    send<AccessToken>({
      method: "POST",
      path: "/auth/token",
      body: { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret },
      isPublic: true,
      isRepeatable: true,
    }),
  );
}
