import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";

/** Who is signed in at the provider. */
export interface ProviderAccount {
  readonly subject: string;
  readonly email: string;
  readonly verified: boolean;
}

interface Grant {
  readonly account: ProviderAccount;
  readonly challenge: string | null;
  readonly redirectUri: string | null;
  readonly nonce: string | null;
}

export interface ProviderServer {
  readonly url: string;
  /** Who consents when the browser comes next. */
  account: ProviderAccount;
  /** How often a code was exchanged for tokens. */
  readonly exchanges: number;
  close(): Promise<void>;
}

export const CLIENT = { id: "daric", secret: "a secret of the client" } as const;

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64url");

type Answer = readonly [status: number, body: object, location?: string];

/** What the provider knows: who is signed in, what codes and tokens it gave out, and the key that signs its id tokens. */
class Provider {
  exchanges = 0;
  base = "";
  readonly #codes = new Map<string, Grant>();
  readonly #tokens = new Map<string, ProviderAccount>();

  constructor(
    public account: ProviderAccount,
    private readonly privateKey: CryptoKey,
    private readonly publicKey: JWK,
  ) {}

  async answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? "/", this.base);
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return [200, discovery(this.base)];
      case "/jwks":
        return [200, { keys: [this.publicKey] }];
      case "/authorize":
      case "/login/oauth/authorize":
        return this.#consent(url.searchParams);
      case "/token":
        return this.#exchange(request);
      case "/login/oauth/access_token":
        return withoutIdToken(await this.#exchange(request));
      case "/user":
      case "/user/emails":
        return this.#describeHolder(request, url.pathname);
      default:
        return [404, {}];
    }
  }

  #consent(query: URLSearchParams): Answer {
    const code = randomUUID();
    const challenge = query.get("code_challenge_method") === "S256" ? query.get("code_challenge") : null;
    const redirectUri = query.get("redirect_uri");
    this.#codes.set(code, { account: this.account, challenge, redirectUri, nonce: query.get("nonce") });
    const back = new URL(redirectUri ?? this.base);
    back.searchParams.set("code", code);
    back.searchParams.set("state", query.get("state") ?? "");
    return [302, {}, back.href];
  }

  /** RFC 6749 section 4.1.3 and RFC 7636 section 4.6. */
  async #exchange(request: IncomingMessage): Promise<Answer> {
    const form = new URLSearchParams(await readText(request));
    const code = form.get("code") ?? "";
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    const isClient = clientSecretOf(request, form) === CLIENT.secret;
    const isBound =
      grant?.redirectUri === form.get("redirect_uri") &&
      (grant?.challenge ?? null) === sha256(form.get("code_verifier") ?? "");
    if (!grant || !isClient || !isBound) return [400, { error: "invalid_grant" }];
    this.exchanges += 1;
    const token = randomUUID();
    this.#tokens.set(token, grant.account);
    const id_token = await this.#idToken(grant);
    return [200, { access_token: token, token_type: "bearer", expires_in: 300, id_token }];
  }

  #idToken({ account: { subject, email, verified }, nonce }: Grant): Promise<string> {
    return new SignJWT({ email, email_verified: verified, ...(nonce === null ? {} : { nonce }) })
      .setProtectedHeader({ alg: "RS256", kid: "key" })
      .setIssuer(this.base)
      .setAudience(CLIENT.id)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(this.privateKey);
  }

  #describeHolder({ headers }: IncomingMessage, path: "/user" | "/user/emails"): Answer {
    const holder = this.#tokens.get(/^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? "");
    if (!holder) return [401, {}];
    const shown = { id: Number(holder.subject), login: "ada", email: "shown@example.com" };
    if (path === "/user") return [200, shown];
    return [
      200,
      [
        { email: shown.email, primary: false, verified: true },
        { email: holder.email, primary: true, verified: holder.verified },
      ],
    ];
  }
}

/** GitHub knows no id tokens. */
function withoutIdToken([status, body]: Answer): Answer {
  const { id_token: _, ...rest } = body as { id_token?: string };
  return [status, rest];
}

/**
 * Passes for Google (OpenID Connect) and GitHub (OAuth 2.0) on loopback: checks the client's secret, the redirect address and the
 * PKCE verifier as they do, and takes each code once. Whoever comes is signed in as `account` and consents.
 */
export async function startProviderServer(account: ProviderAccount): Promise<ProviderServer> {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const key: JWK = { ...(await exportJWK(publicKey)), kid: "key", alg: "RS256", use: "sig" };
  const provider = new Provider(account, privateKey, key);
  const server = createServer((request, response) => {
    void provider.answer(request).then(([status, body, location]) => {
      response.writeHead(status, {
        "content-type": "application/json",
        ...(location === undefined ? {} : { location }),
      });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provider.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(provider, {
    url: provider.base,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

function discovery(base: string) {
  return {
    issuer: base,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${base}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

function clientSecretOf({ headers }: IncomingMessage, form: URLSearchParams): string | null {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (basic === undefined) return form.get("client_secret");
  const [, secret = ""] = Buffer.from(basic, "base64").toString().split(":");
  return decodeURIComponent(secret.replaceAll("+", " "));
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
