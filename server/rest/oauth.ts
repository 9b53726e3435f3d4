import { z } from "zod";
import { ERRORS, type DomainError } from "@/server/core/errors";
import { parse } from "@/server/core/parse";
import { OAUTH_ERRORS, oauthError, type OAuthError } from "@/server/modules/partners/errors";
import type { ClientCredentials } from "@/server/modules/partners/schema";
import { readJson, readText } from "@/server/rest/body";
import { commonHeaders } from "@/server/rest/headers";

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
const BASIC = /^Basic +([A-Za-z0-9+/]+={0,2}) *$/i;

const MEMBER = z.string().max(2_000).optional();
const formSchema = z.looseObject({
  grant_type: MEMBER,
  client_id: MEMBER,
  client_secret: MEMBER,
  scope: MEMBER,
  refresh_token: MEMBER,
  token: MEMBER,
});
export type OAuthForm = z.output<typeof formSchema>;

/** RFC 6749 section 5.2. */
export const oauthErrorSchema = z
  .object({
    error: z.enum([
      ...(Object.keys(OAUTH_ERRORS) as OAuthError[]),
      "server_error",
      "temporarily_unavailable",
    ]),
    error_description: z.string(),
  })
  .meta({ id: "OAuthError" });

type OAuthRefusal = z.output<typeof oauthErrorSchema>;

/** The members of a token request, sent as a form or as JSON; others are passed over (RFC 6749 section 3.2). Throws `invalid_request`. */
export async function readOAuthForm(request: Request): Promise<OAuthForm> {
  const text = await readText(request);
  if (!FORM_TYPE.test(request.headers.get("content-type") ?? ""))
    return parse(formSchema, readJson(request, text));
  const members: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (Object.hasOwn(members, name)) throw oauthError("invalid_request", `${name} is given twice`);
    // A member without a value counts as left out.
    if (value !== "") members[name] = value;
  }
  return parse(formSchema, members);
}

/** The client's credentials from HTTP Basic or from the form, never from both (RFC 6749 section 2.3). */
export function readClient(request: Request, form: OAuthForm): ClientCredentials {
  const authorization = request.headers.get("authorization");
  if (authorization !== null && form.client_secret !== undefined)
    throw oauthError("invalid_request", "Send the client's secret in one place");
  const client = authorization === null ? form : readBasic(authorization);
  const { client_id, client_secret } = client;
  if (!client_id || !client_secret)
    throw oauthError("invalid_client", "Send client_id and client_secret, by HTTP Basic or in the body");
  if (form.client_id !== undefined && form.client_id !== client_id)
    throw oauthError("invalid_request", "The body names another client than the Authorization header");
  return { client_id, client_secret };
}

/** Both halves are form-encoded before they are joined (RFC 6749 section 2.3.1). */
function readBasic(authorization: string): Partial<ClientCredentials> {
  const encoded = BASIC.exec(authorization)?.[1];
  if (encoded === undefined)
    throw oauthError("invalid_client", "The Authorization header must be HTTP Basic");
  const [client_id, client_secret] = Buffer.from(encoded, "base64")
    .toString("utf8")
    .split(":", 2)
    .map(formDecoded);
  return { ...(client_id ? { client_id } : {}), ...(client_secret ? { client_secret } : {}) };
}

function formDecoded(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll("&", "%26")}`).get("value") ?? "";
}

/** Says a refusal as RFC 6749 section 5.2 wants it. */
export function refuseOAuth(
  refusal: DomainError,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const { http } = ERRORS[refusal.code];
  const error = oauthCode(refusal);
  const { retryAfterSeconds } = refusal.details;
  const isClientRefused = error === "invalid_client";
  const document = {
    error,
    error_description: http === 500 ? ERRORS.internal.title : plain(refusal.message),
  };
  return new Response(JSON.stringify(document), {
    status: isClientRefused ? 401 : http,
    headers: {
      ...oauthHeaders(requestId),
      ...headers,
      ...(isClientRefused ? { "www-authenticate": 'Basic realm="Daric"' } : {}),
      ...(http === 503 || http === 429 ? { "retry-after": String(retryAfterSeconds ?? 1) } : {}),
    },
  });
}

function oauthCode({ code, details }: DomainError): OAuthRefusal["error"] {
  if (details.oauth !== undefined) return details.oauth as OAuthError;
  const { http } = ERRORS[code];
  if (http === 429 || http === 503) return "temporarily_unavailable";
  return http >= 500 ? "server_error" : "invalid_request";
}

/** RFC 6749 allows ASCII without quotation mark and backslash. */
function plain(text: string): string {
  return text.replaceAll('"', "'").replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "?");
}

/** Tokens are for the client alone: no cache keeps them, and no other origin reads them. */
export function oauthHeaders(requestId: string): Record<string, string> {
  return {
    ...commonHeaders(requestId, false),
    "content-type": "application/json",
    "cache-control": "no-store",
    pragma: "no-cache",
  };
}
