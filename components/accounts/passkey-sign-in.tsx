"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";

interface PasskeySignInProps {
  /** Path to go to afterwards; checked by the server. */
  target: string;
  onFailure: (message: string) => void;
}

/** Signs in with whatever passkey this device has for this site. */
export function PasskeySignIn({ target, onFailure }: PasskeySignInProps) {
  const trpc = useTRPC();
  const hydrated = useHydrated();
  const begin = useMutation(
    trpc.accounts.beginPasskeySignIn.mutationOptions({ meta: { showsFailure: true } }),
  );
  const enter = useMutation({
    meta: { showsFailure: true },
    mutationFn: async () => {
      const response = await startAuthentication({ optionsJSON: await begin.mutateAsync() });
      const result = await signIn("passkey", { response: JSON.stringify(response), redirect: false });
      if (!result?.ok || result.error) throw new Error("refused");
    },
    onSuccess: () => location.assign(target),
    onError: () => onFailure("No passkey of this device opens an account here. Sign in with your password."),
  });
  return (
    <Button size="lg" block pending={enter.isPending} disabled={!hydrated} onClick={() => enter.mutate()}>
      Sign in with a passkey
    </Button>
  );
}
