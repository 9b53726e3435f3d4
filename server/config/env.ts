import { isIP } from "node:net";
import { z } from "zod";
import { LIMITS } from "@/server/config/limits";
import type { Currency } from "@/server/core/money";

const secret32 = z
  .base64()
  .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64");
const flag = z.stringbool().default(false);
const url = z.url();
const tronAddress = z.string().regex(/^T[1-9A-HJ-NP-Za-km-z]{33}$/, "must be a base58 TRON address");
const xpub = z
  .string()
  .regex(/^xpub[1-9A-HJ-NP-Za-km-z]{107}$/, "must be an account-level extended public key (xpub…)");

/** `https://…` is JSON-RPC, `receipts+https://…` the base of java-tron's HTTP API. */
const endpointSchema = z
  .string()
  .trim()
  .regex(
    /^(receipts\+)?https?:\/\//,
    "must be URLs, comma separated, those of the HTTP API with receipts+ before them",
  )
  .transform((text) => ({
    interface: text.startsWith("receipts+") ? ("receipts" as const) : ("json-rpc" as const),
    url: text.replace(/^receipts\+/, "").replace(/\/+$/, ""),
  }))
  .refine((endpoint) => URL.canParse(endpoint.url), "must be URLs, comma separated");

const PROXY_NAMES: Readonly<Record<string, readonly string[]>> = {
  none: [],
  loopback: ["127.0.0.0/8", "::1/128"],
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};

function isRange(text: string): boolean {
  const [network = "", bits = "", ...rest] = text.split("/");
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(network)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

/** Names, addresses and CIDR ranges, comma separated, as ranges. */
const proxyRanges = z
  .string()
  .default("loopback")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .flatMap((part) => PROXY_NAMES[part] ?? (isIP(part) ? `${part}/${isIP(part) === 6 ? 128 : 32}` : part)),
  )
  .refine(
    (ranges) => ranges.every(isRange),
    "must be loopback, private, none, addresses or CIDR ranges, comma separated",
  );

export const encryptionKeys = z
  .string()
  .regex(
    /^[a-z0-9]+:[A-Za-z0-9+/]{43}=(,[a-z0-9]+:[A-Za-z0-9+/]{43}=)*$/,
    "must be id:base64 of 32 bytes, comma separated",
  )
  .refine((text) => {
    const ids = text.split(",").map((pair) => pair.slice(0, pair.indexOf(":")));
    return new Set(ids).size === ids.length;
  }, "must give each key an id of its own");

/** Requests per window; 0 means without a limit. */
const quota = (usual: number) => z.coerce.number().int().min(0).max(10_000_000).default(usual);

export type ChainEndpointSetting = z.output<typeof endpointSchema>;

/** Where people prove who they are: never over a line that others can read. */
const identityUrl = z
  .url()
  .refine((text) => text.startsWith("https:") || isLoopbackUrl(text), "must be https")
  .transform((text) => text.replace(/\/+$/, ""));

const split = (text: string): string[] => text.split(",");
const endpoints = z.string().transform(split).pipe(z.array(endpointSchema));
/** In the order of the endpoints; an empty place means none. */
const apiKeys = z
  .string()
  .transform((text) => split(text).map((key) => key.trim()))
  .default([]);

/** `EUR=1.0832,JPY=0.0065`: USDT for one unit. USDT and USD are at par and not in the table. */
const rates = z
  .string()
  .regex(
    /^(EUR|JPY|TRX|TON)=\d{1,9}(\.\d{1,9})?(,(EUR|JPY|TRX|TON)=\d{1,9}(\.\d{1,9})?)*$/,
    "must be such as EUR=1.0832, comma separated",
  )
  .transform((text) => Object.fromEntries(split(text).map((pair) => pair.split("=") as [Currency, string])))
  .refine((table) => Object.values(table).every((rate) => /[1-9]/.test(rate)), "must be more than zero");

const environmentSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DARIC_HOME: z.string().min(1).default(".daric"),
  /** Where people and integrators reach this server; links are built from it. */
  DARIC_BASE_URL: url.default("http://localhost:3000"),
  /** Shows the demo login on the landing page. */
  DARIC_DEMO: flag,
  /** Ends the server when the process that started it is gone. */
  DARIC_SUPERVISED: flag,
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),

  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgresql:// URL"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(20),

  /** HMAC key of stored API secrets. */
  DARIC_PEPPER: secret32,
  /** `id:base64` pairs, comma separated; the first one encrypts, all of them decrypt. */
  DARIC_ENCRYPTION_KEYS: encryptionKeys,
  NEXTAUTH_SECRET: z.string().min(32),

  /** Test mode's network: the local chain by default, Nile when these point there. */
  TRON_NETWORK: z.enum(["tron-local", "tron-nile", "tron-shasta"]).default("tron-local"),
  TRON_RPC_URL: endpoints,
  TRON_API_KEY: apiKeys,
  TRON_USDT_CONTRACT: tronAddress,
  TRON_XPUB: xpub,
  /** The local chain's control interface; unset on any real network. */
  TRON_CONTROL_URL: url.optional(),

  /** Live mode exists when all three are set. */
  TRON_LIVE_RPC_URL: endpoints.optional(),
  TRON_LIVE_API_KEY: apiKeys,
  TRON_LIVE_USDT_CONTRACT: tronAddress.default("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
  TRON_LIVE_XPUB: xpub.optional(),

  /** HTTP requests to each endpoint per second. Unset: unbounded for the local chain, else `LIMITS.chain`'s. */
  TRON_REQUESTS_PER_SECOND: z.coerce.number().positive().max(10_000).optional(),

  /** On a network where the token always moves: seconds without any transfer that are reported. Unset or 0: never. */
  TRON_QUIET_SECONDS: z.coerce.number().int().min(0).optional(),
  TRON_LIVE_QUIET_SECONDS: z.coerce.number().int().min(0).default(LIMITS.chain.quietSeconds),

  /** Fixed rates for prices in other currencies than USDT and USD. Unset: such prices are refused. */
  DARIC_RATES: rates.optional(),

  /** Lets test-mode webhooks reach loopback and plain http: a local receiver. Never for live mode. */
  WEBHOOK_ALLOW_LOOPBACK: flag,

  /** Whose X-Forwarded-For is believed: proxies in front of this server, by name, address or CIDR range. */
  TRUSTED_PROXIES: proxyRanges,

  /** Where requests are counted. One server needs memory alone; several share a store. Unset: Redis when REDIS_URL is set. */
  RATE_LIMIT_STORE: z.enum(["memory", "postgres", "redis"]).optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, "must be a redis:// or rediss:// URL")
    .optional(),
  /** API requests of everybody together, for each server process. */
  RATE_LIMIT_GLOBAL_PER_SECOND: quota(LIMITS.rateLimits.globalPerSecond),
  /** Requests without a key from one client address, and of those the ones for one invoice. */
  RATE_LIMIT_ADDRESS_PER_MINUTE: quota(LIMITS.rateLimits.addressPerMinute),
  RATE_LIMIT_CHECKOUT_PER_MINUTE: quota(LIMITS.rateLimits.checkoutPerMinute),
  RATE_LIMIT_TOKENS_PER_MINUTE: quota(LIMITS.rateLimits.tokensPerMinute),
  /** For each API key, unless the operator or the merchant says otherwise. */
  RATE_LIMIT_INVOICES_PER_HOUR: quota(LIMITS.rateLimits.invoicesPerHour),
  RATE_LIMIT_READS_PER_HOUR: quota(LIMITS.rateLimits.readsPerHour),
  RATE_LIMIT_WRITES_PER_HOUR: quota(LIMITS.rateLimits.writesPerHour),
  RATE_LIMIT_TEST_HELPERS_PER_HOUR: quota(LIMITS.rateLimits.testHelpersPerHour),

  /** The mail server, smtp://user:password@host:587 or smtps://…, and whom its messages come from. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+/, "must be an smtp:// or smtps:// URL")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      "must be such as Daric <mail@example.com>",
    )
    .default("Daric <daric@localhost>"),
  /** Where the launcher's mailbox keeps messages instead of sending them; the page /mailbox shows them. */
  MAILBOX_FOLDER: z.string().min(1).optional(),

  /** Sign-in with Google, when both are set. The issuer is another one only where something stands in for Google. */
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_ISSUER: identityUrl.default("https://accounts.google.com"),
  /** Sign-in with GitHub, when both are set; the addresses are others for GitHub Enterprise Server. */
  GITHUB_CLIENT_ID: z.string().min(1).optional(),
  GITHUB_CLIENT_SECRET: z.string().min(1).optional(),
  GITHUB_URL: identityUrl.default("https://github.com"),
  GITHUB_API_URL: identityUrl.default("https://api.github.com"),

  /** An outside Inngest server; unset means the embedded engine. */
  INNGEST_BASE_URL: url.optional(),
  INNGEST_EVENT_KEY: z.string().min(1).optional(),
  INNGEST_SIGNING_KEY: z.string().min(1).optional(),
});

export type Environment = z.output<typeof environmentSchema>;

/** Whether only this machine uses it: its address is the loopback and no real money moves. */
function isLocalInstallation({ DARIC_BASE_URL, TRON_LIVE_RPC_URL }: Environment): boolean {
  return TRON_LIVE_RPC_URL === undefined && isLoopbackUrl(DARIC_BASE_URL);
}

/** Whether an address names this machine itself. */
export function isLoopbackUrl(address: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname);
}

/** Reads settings from `source`; throws one error that names every wrong setting. Empty strings count as unset. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = environmentSchema
    .refine((value) => (value.TRON_LIVE_RPC_URL === undefined) === (value.TRON_LIVE_XPUB === undefined), {
      path: ["TRON_LIVE_RPC_URL"],
      message: "TRON_LIVE_RPC_URL and TRON_LIVE_XPUB go together",
    })
    .refine((value) => value.TRON_NETWORK !== "tron-local" || value.TRON_CONTROL_URL !== undefined, {
      path: ["TRON_CONTROL_URL"],
      message: "is needed for the local chain",
    })
    .refine((value) => value.TRON_API_KEY.length <= value.TRON_RPC_URL.length, {
      path: ["TRON_API_KEY"],
      message: "has more keys than TRON_RPC_URL has endpoints",
    })
    .refine((value) => value.TRON_LIVE_API_KEY.length <= (value.TRON_LIVE_RPC_URL?.length ?? 0), {
      path: ["TRON_LIVE_API_KEY"],
      message: "has more keys than TRON_LIVE_RPC_URL has endpoints",
    })
    .refine(
      (value) => (value.GOOGLE_CLIENT_ID === undefined) === (value.GOOGLE_CLIENT_SECRET === undefined),
      {
        path: ["GOOGLE_CLIENT_ID"],
        message: "GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET go together",
      },
    )
    .refine(
      (value) => (value.GITHUB_CLIENT_ID === undefined) === (value.GITHUB_CLIENT_SECRET === undefined),
      {
        path: ["GITHUB_CLIENT_ID"],
        message: "GITHUB_CLIENT_ID and GITHUB_CLIENT_SECRET go together",
      },
    )
    .refine((value) => value.RATE_LIMIT_STORE !== "redis" || value.REDIS_URL !== undefined, {
      path: ["REDIS_URL"],
      message: "is needed for RATE_LIMIT_STORE=redis",
    })
    .refine((value) => value.MAILBOX_FOLDER === undefined || isLocalInstallation(value), {
      path: ["MAILBOX_FOLDER"],
      message: "shows everybody links that sign people in: only on localhost and without live mode",
    })
    .refine(
      (value) =>
        value.SMTP_URL === undefined || isLocalInstallation(value) || !/@localhost>?$/.test(value.MAIL_FROM),
      { path: ["MAIL_FROM"], message: "is needed for SMTP_URL" },
    )
    .safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings are missing or wrong (see .env.example):\n${lines.join("\n")}`);
}

let parsed: Environment | undefined;

/** The process's settings, read once. */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** The log level alone, for the logger: it must work before, and tell about, a failed start-up check. */
export function logLevel(): Environment["LOG_LEVEL"] {
  return environmentSchema.shape.LOG_LEVEL.catch("info").parse(process.env.LOG_LEVEL || undefined);
}

/**
 * Makes the environment an ordinary object. Node asks the system anew for each variable that is listed, and the client of
 * the jobs lists them all for every step, which was a twentieth of what a payment costs the process. It also holds what
 * next-auth takes from there alone: without our address its refusals would lead to localhost.
 */
export function copyEnvironment(): void {
  process.env = { ...process.env, NEXTAUTH_URL: env().DARIC_BASE_URL };
}
