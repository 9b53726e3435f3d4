import { z } from "zod";
import type { GithubAddresses } from "@/server/modules/identities/ports";

interface GithubOptions {
  /** Of the REST API, `https://api.github.com`. */
  readonly apiUrl: string;
  readonly timeoutMs: number;
}

const MOST_BYTES = 256 * 1024;

const addressesSchema = z.array(
  z.object({ email: z.email().max(254), primary: z.boolean(), verified: z.boolean() }),
);

/** Reads the addresses of who has signed in (https://docs.github.com/en/rest/users/emails), which needs the scope `user:email`. */
export function createGithubAddresses({ apiUrl, timeoutMs }: GithubOptions): GithubAddresses {
  return {
    async readPrimary(accessToken) {
      const response = await fetch(`${apiUrl}/user/emails`, {
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${accessToken}`,
          "user-agent": "Daric",
          "x-github-api-version": "2022-11-28",
        },
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`GitHub answered ${response.status} when asked for addresses`);
      const text = await response.text();
      if (text.length > MOST_BYTES) throw new Error("GitHub named too many addresses");
      const primary = addressesSchema.parse(JSON.parse(text)).find((address) => address.primary);
      return primary ? { email: primary.email, verified: primary.verified } : null;
    },
  };
}
