import { z } from "zod";
import type { Context } from "@/server/db/context";
import { oauthError } from "@/server/modules/partners/errors";
import { issuePartnerToken } from "@/server/modules/partners/issue-partner-token";
import { listSigningKeys } from "@/server/modules/partners/list-signing-keys";
import { refreshPartnerToken } from "@/server/modules/partners/refresh-partner-token";
import { revokePartnerToken } from "@/server/modules/partners/revoke-partner-token";
import { accessTokenSchema, type ClientCredentials, jwksSchema } from "@/server/modules/partners/schema";
import { type OAuthForm, oauthHeaders, readClient, readOAuthForm, refuseOAuth } from "@/server/rest/oauth";
import { type Call, operation, rawOperation } from "@/server/rest/operation";

const tag = "Authentication";
const CREDENTIALS =
  "The client proves itself by HTTP Basic or with `client_id` and `client_secret` in the body.";
const client = {
  client_id: z.string().optional().describe("The partner's id, unless HTTP Basic names it"),
  client_secret: z.string().optional(),
};
const EXAMPLE = { client_id: "par_01jd3k7v5q8x2m4n6p9r0s1t2v", client_secret: "psk_test_…" };
const scope = z
  .string()
  .optional()
  .describe("Words with a space between; all that the partner may when left out");

type Grant = (ctx: Context, client: ClientCredentials, form: OAuthForm) => Promise<object | void>;

/** Reads a token request, and answers it in OAuth's words. */
async function answerClient(
  { ctx, request }: Call<string, unknown, unknown>,
  grant: Grant,
): Promise<Response> {
  const form = await readOAuthForm(request);
  const result = await grant(ctx, readClient(request, form), form);
  return new Response(JSON.stringify(result ?? {}), { status: 200, headers: oauthHeaders(ctx.requestId) });
}

const issue: Grant = (ctx, credentials, form) =>
  issuePartnerToken(ctx, { ...credentials, scope: form.scope });

const refresh: Grant = (ctx, credentials, form) => {
  const { refresh_token, scope } = form;
  if (refresh_token === undefined) throw oauthError("invalid_request", "refresh_token is missing");
  return refreshPartnerToken(ctx, { ...credentials, refresh_token, scope });
};

const revoke: Grant = (ctx, credentials, { token }) => {
  if (token === undefined) throw oauthError("invalid_request", "token is missing");
  return revokePartnerToken(ctx, { ...credentials, token });
};

const byGrantType: Grant = (ctx, credentials, form) => {
  if (form.grant_type === "client_credentials") return issue(ctx, credentials, form);
  if (form.grant_type === "refresh_token") return refresh(ctx, credentials, form);
  if (form.grant_type === undefined) throw oauthError("invalid_request", "grant_type is missing");
  throw oauthError("unsupported_grant_type", "Use client_credentials or refresh_token");
};

const tokenOperation = {
  method: "post",
  tag,
  access: "public",
  limit: "tokens",
  mediaType: "application/json",
  errors: ["unauthenticated", "payload_too_large", "unsupported_media_type"],
  refuse: refuseOAuth,
} as const;

export const AUTH_OPERATIONS = [
  rawOperation({
    ...tokenOperation,
    operationId: "createAccessToken",
    path: "/auth/token",
    summary: "Get an access token as a partner",
    description: `OAuth 2 client credentials (RFC 6749 section 4.4): an access token for 60 minutes and a refresh token for 7 days. ${CREDENTIALS} Refusals are RFC 6749's: \`error\` and \`error_description\`.`,
    form: z.object({
      grant_type: z.enum(["client_credentials", "refresh_token"]),
      ...client,
      scope,
      refresh_token: z.string().optional().describe("For the grant type refresh_token"),
    }),
    example: { grant_type: "client_credentials", ...EXAMPLE },
    reply: accessTokenSchema,
    respond: (call) => answerClient(call, byGrantType),
  }),
  rawOperation({
    ...tokenOperation,
    operationId: "refreshAccessToken",
    path: "/auth/refresh",
    summary: "Exchange a refresh token",
    description: `For a new access token and a new refresh token. A refresh token works once: a second use revokes all tokens of its grant. ${CREDENTIALS}`,
    form: z.object({ ...client, refresh_token: z.string(), scope }),
    example: { ...EXAMPLE, refresh_token: "prt_test_…" },
    reply: accessTokenSchema,
    respond: (call) => answerClient(call, refresh),
  }),
  rawOperation({
    ...tokenOperation,
    operationId: "revokeToken",
    path: "/auth/revoke",
    summary: "Revoke an access or refresh token",
    description: `And all others of its grant, within a second (RFC 7009). An unknown token is no error. ${CREDENTIALS}`,
    form: z.object({ ...client, token: z.string() }),
    example: { ...EXAMPLE, token: "prt_test_…" },
    reply: z.object({}),
    respond: (call) => answerClient(call, revoke),
  }),
  operation({
    operationId: "getSigningKeys",
    method: "get",
    path: "/auth/jwks.json",
    tag,
    summary: "Get the public keys of access tokens",
    description:
      "A JSON Web Key Set (RFC 7517). Keys change every 30 days: look one up by the token's `kid`.",
    access: "public",
    status: 200,
    answer: jwksSchema,
    etag: "content",
    run: ({ ctx }) => listSigningKeys(ctx),
  }),
];
