import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { type Environment, env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { githubAddresses } from "@/server/modules/identities/ports";
import type { IdentityProvider, ProvenIdentity } from "@/server/modules/identities/schema";

/** What our callbacks read of a profile; next-auth wants the first three. */
interface ProvenProfile extends Profile {
  id?: string | number;
  email_verified?: boolean;
}

const httpOptions = { timeout: LIMITS.identity.timeoutMilliseconds };

export type ProviderSettings = Pick<
  Environment,
  | "GOOGLE_CLIENT_ID"
  | "GOOGLE_CLIENT_SECRET"
  | "GOOGLE_ISSUER"
  | "GITHUB_CLIENT_ID"
  | "GITHUB_CLIENT_SECRET"
  | "GITHUB_URL"
  | "GITHUB_API_URL"
>;

/** The providers whose settings are set, in the order of their buttons. */
export function configuredProviders(settings: ProviderSettings = env()): IdentityProvider[] {
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID } = settings;
  return [
    ...(GOOGLE_CLIENT_ID === undefined ? [] : (["google"] as const)),
    ...(GITHUB_CLIENT_ID === undefined ? [] : (["github"] as const)),
  ];
}

/** Their configuration for next-auth: the authorization code flow with `state` and PKCE (RFC 7636), and a `nonce` with OpenID Connect. */
export function identityProviders(settings: ProviderSettings): OAuthConfig<ProvenProfile>[] {
  const providers = { google, github };
  return configuredProviders(settings).map((provider) => providers[provider](settings));
}

function google(settings: ProviderSettings): OAuthConfig<ProvenProfile> {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_ISSUER } = settings;
  return {
    id: "google",
    name: "Google",
    type: "oauth",
    clientId: GOOGLE_CLIENT_ID,
    clientSecret: GOOGLE_CLIENT_SECRET,
    wellKnown: `${GOOGLE_ISSUER}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email", prompt: "select_account" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions,
    profile: ({ sub, email }) => ({ id: sub ?? "", email }),
  };
}

function github(settings: ProviderSettings): OAuthConfig<ProvenProfile> {
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GITHUB_URL, GITHUB_API_URL } = settings;
  return {
    id: "github",
    name: "GitHub",
    type: "oauth",
    clientId: GITHUB_CLIENT_ID,
    clientSecret: GITHUB_CLIENT_SECRET,
    issuer: `${GITHUB_URL}/login/oauth`,
    authorization: {
      url: `${GITHUB_URL}/login/oauth/authorize`,
      params: { scope: "read:user user:email" },
    },
    token: `${GITHUB_URL}/login/oauth/access_token`,
    userinfo: {
      url: `${GITHUB_API_URL}/user`,
      async request({ client, tokens }) {
        const token = tokens.access_token ?? "";
        const profile: ProvenProfile = await client.userinfo(token);
        // The address of the profile is the one that people show, verified or not.
        const primary = await githubAddresses.get().readPrimary(token);
        return { ...profile, email: primary?.email, email_verified: primary?.verified ?? false };
      },
    },
    checks: ["pkce", "state"],
    httpOptions,
    profile: ({ id, email }) => ({ id: String(id ?? ""), email }),
  };
}

/** What the provider says, for the verbs that decide. An `email_verified` of any other kind than true is not verified. */
export function provenIdentity(
  provider: IdentityProvider,
  subject: string,
  { email, email_verified }: ProvenProfile,
): ProvenIdentity {
  return { provider, subject, email, email_verified: email_verified === true };
}
