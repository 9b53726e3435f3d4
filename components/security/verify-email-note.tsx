"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** Where the e-mail is that proves somebody's address, and the button that sends it again. */
export function useVerificationMail(email: string) {
  const trpc = useTRPC();
  const resend = useMutation(trpc.security.resendVerification.mutationOptions());
  return {
    words: (
      <span role="status">
        {resend.isSuccess
          ? `A new link is on its way to ${email}.`
          : `The link is in your inbox at ${email}. Until then live keys cannot be made.`}
      </span>
    ),
    button: resend.isSuccess ? null : (
      <Button size="sm" pending={resend.isPending} onClick={() => resend.mutate()}>
        Send it again
      </Button>
    ),
  };
}

/** Reminds somebody of the e-mail that proves their address, and sends it again. */
export function VerifyEmailNote({ email }: { email: string }) {
  const { words, button } = useVerificationMail(email);
  return (
    <Alert tone="warning" title="Confirm your e-mail address" className="mb-5" action={button}>
      {words}
    </Alert>
  );
}
