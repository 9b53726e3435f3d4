import type { IdentityProvider } from "@/server/modules/identities/schema";

export const PROVIDER_NAMES: Readonly<Record<IdentityProvider, string>> = {
  google: "Google",
  github: "GitHub",
};
