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

/**
 * Passes for Google (OpenID Connect) and GitHub (OAuth 2.0) on loopback: checks the client's secret, the redirect address and the
 * PKCE verifier as they do, and takes each code once. Whoever comes is signed in as `account` and consents.
 */
export async function startProviderServer(account: ProviderAccount): Promise<ProviderServer> {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const key: JWK = { ...(await exportJWK(publicKey)), kid: "key", alg: "RS256", use: "sig" };
  const codes = new Map<string, Grant>();
  const tokens = new Map<string, ProviderAccount>();
  let base = "";
  const state = { account, exchanges: 0 };

  const idToken = ({ account: { subject, email, verified }, nonce }: Grant) =>
    new SignJWT({ email, email_verified: verified, ...(nonce === null ? {} : { nonce }) })
      .setProtectedHeader({ alg: "RS256", kid: "key" })
      .setIssuer(base)
      .setAudience(CLIENT.id)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);

  /** RFC 6749 section 4.1.3 and RFC 7636 section 4.6. */
  async function exchange(request: IncomingMessage): Promise<[status: number, body: object]> {
    const form = new URLSearchParams(await readText(request));
    const grant = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const isClient = clientSecretOf(request, form) === CLIENT.secret;
    const isBound =
      grant?.redirectUri === form.get("redirect_uri") &&
      (grant?.challenge ?? null) === sha256(form.get("code_verifier") ?? "");
    if (!grant || !isClient || !isBound) return [400, { error: "invalid_grant" }];
    state.exchanges += 1;
    const token = randomUUID();
    tokens.set(token, grant.account);
    return [
      200,
      { access_token: token, token_type: "bearer", expires_in: 300, id_token: await idToken(grant) },
    ];
  }

  async function answer(
    request: IncomingMessage,
  ): Promise<[status: number, body: object, location?: string]> {
    const url = new URL(request.url ?? "/", base);
    const holder = tokens.get(/^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "");
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return [200, discovery(base)];
      case "/jwks":
        return [200, { keys: [key] }];
      case "/authorize":
      case "/login/oauth/authorize": {
        const query = url.searchParams;
        const code = randomUUID();
        const challenge = query.get("code_challenge_method") === "S256" ? query.get("code_challenge") : null;
        const redirectUri = query.get("redirect_uri");
        codes.set(code, { account: state.account, challenge, redirectUri, nonce: query.get("nonce") });
        const back = new URL(redirectUri ?? base);
        back.searchParams.set("code", code);
        back.searchParams.set("state", query.get("state") ?? "");
        return [302, {}, back.href];
      }
      case "/token":
      case "/login/oauth/access_token": {
        const [status, { id_token, ...body }] = (await exchange(request)) as [number, { id_token?: string }];
        // GitHub knows no id tokens.
        return [status, url.pathname === "/token" ? { ...body, id_token } : body];
      }
      case "/user":
        return holder
          ? [200, { id: Number(holder.subject), login: "ada", email: "shown@example.com" }]
          : [401, {}];
      case "/user/emails":
        return holder
          ? [
              200,
              [
                { email: "shown@example.com", primary: false, verified: true },
                { email: holder.email, primary: true, verified: holder.verified },
              ],
            ]
          : [401, {}];
      default:
        return [404, {}];
    }
  }

  const server = createServer((request, response) => {
    void answer(request).then(([status, body, location]) => {
      response.writeHead(status, {
        "content-type": "application/json",
        ...(location === undefined ? {} : { location }),
      });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    url: base,
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
