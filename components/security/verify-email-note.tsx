"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** Reminds somebody of the e-mail that proves their address, and sends it again. */
export function VerifyEmailNote({ email }: { email: string }) {
  const trpc = useTRPC();
  const resend = useMutation(trpc.security.resendVerification.mutationOptions());
  return (
    <Alert
      tone="warning"
      title="Confirm your e-mail address"
      className="mb-5"
      action={
        resend.isSuccess ? null : (
          <Button size="sm" pending={resend.isPending} onClick={() => resend.mutate()}>
            Send it again
          </Button>
        )
      }
    >
      <span role="status">
        {resend.isSuccess
          ? `A new link is on its way to ${email}.`
          : `The link is in your inbox at ${email}. Until then live keys cannot be made.`}
      </span>
    </Alert>
  );
}
