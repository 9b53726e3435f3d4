"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { IdentityProvider } from "@/server/modules/identities/schema";
import { PROVIDER_NAMES } from "./provider-names";
import { useHydrated } from "@/components/ui/use-hydrated";

interface ProviderButtonsProps {
  providers: readonly IdentityProvider[];
  /** Path to go to afterwards. */
  target: string;
}

/** The other ways in, where this installation has any. */
export function ProviderButtons({ providers, target }: ProviderButtonsProps) {
  const [chosen, setChosen] = useState<IdentityProvider | null>(null);
  const hydrated = useHydrated();
  return providers.map((provider) => (
    <Button
      key={provider}
      size="lg"
      block
      pending={chosen === provider}
      disabled={!hydrated}
      onClick={() => {
        setChosen(provider);
        void signIn(provider, { callbackUrl: target });
      }}
    >
      Sign in with {PROVIDER_NAMES[provider]}
    </Button>
  ));
}
