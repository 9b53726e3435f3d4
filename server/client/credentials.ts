import type { AccessToken } from "./generated/schemas";

/** What goes into `Authorization`. */
export interface Credentials {
  authorization(): Promise<string>;
  /** Called when the server refused it; true when another one may be had. */
  refuse(authorization: string): boolean;
}

/** A token is exchanged this long before its end, so that none ends on its way. */
const MARGIN_MILLISECONDS = 60_000;

export function apiKeyCredentials(apiKey: string): Credentials {
  return { authorization: () => Promise.resolve(`Bearer ${apiKey}`), refuse: () => false };
}

/** A partner's access token: asked for when it is first needed, shared by all calls, and replaced before it ends. */
export function partnerCredentials(issue: () => Promise<AccessToken>): Credentials {
  let current: { readonly authorization: string; readonly until: number } | undefined;
  let pending: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const { access_token: token, expires_in: seconds } = await issue();
    current = { authorization: `Bearer ${token}`, until: Date.now() + seconds * 1_000 - MARGIN_MILLISECONDS };
    return current.authorization;
  };
  return {
    async authorization() {
      if (current && Date.now() < current.until) return current.authorization;
      pending ??= renew().finally(() => (pending = undefined));
      return pending;
    },
    refuse(authorization) {
      if (current?.authorization === authorization) current = undefined;
      return true;
    },
  };
}
