"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { AccountForm } from "./account-form";
import { EmailField } from "./email-field";
import { formFailure } from "./form-failure";

/** Asks for the link to a new password. It says the same whether the address is known or not. */
export function ForgotPasswordForm() {
  const trpc = useTRPC();
  const [email, setEmail] = useState("");
  const request = useMutation(trpc.accounts.requestReset.mutationOptions({ meta: { showsFailure: true } }));
  const failure = formFailure(request.error, ["email"]);
  if (request.isSuccess) {
    return (
      <Alert tone="success" role="status" title="Look into your inbox">
        If {email} has an account, an e-mail with a link to a new password is on its way. The link works for
        an hour.
      </Alert>
    );
  }
  return (
    <AccountForm
      failure={failure.message}
      pending={request.isPending}
      submit="Send the link"
      onSubmit={() => request.mutate({ email })}
    >
      <EmailField value={email} error={failure.of("email")} onValueChange={setEmail} />
    </AccountForm>
  );
}
