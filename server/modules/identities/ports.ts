import { definePort } from "@/server/core/port";

/** GitHub tells of an address only when asked for all of them. */
export interface GithubAddresses {
  /** The primary address of whose token this is, and whether GitHub has verified it; null without one. Rejects when GitHub does not answer. */
  readPrimary(accessToken: string): Promise<{ email: string; verified: boolean } | null>;
}

export const githubAddresses = definePort<GithubAddresses>("github-addresses");
