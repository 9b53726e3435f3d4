"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";

export interface VerificationMail {
  email: string;
  /** Whether e-mails of this installation go to its own page /mailbox. */
  mailbox: boolean;
}

/** Where the e-mail is that proves somebody's address, and the button that sends it again. */
export function useVerificationMail({ email, mailbox }: VerificationMail) {
  const trpc = useTRPC();
  const resend = useMutation(trpc.security.resendVerification.mutationOptions());
  return {
    words: (
      <span role="status">
        {resend.isSuccess ? `A new link is on its way to ${email}.` : `The link was sent to ${email}.`}{" "}
        {mailbox ? (
          <>
            This installation keeps its e-mails in the <Link href="/mailbox">mailbox</Link>.{" "}
          </>
        ) : null}
        {resend.isSuccess ? null : "Until then live keys cannot be made."}
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
export function VerifyEmailNote(mail: VerificationMail) {
  const { words, button } = useVerificationMail(mail);
  return (
    <Alert tone="warning" title="Confirm your e-mail address" className="mb-5" action={button}>
      {words}
    </Alert>
  );
}
