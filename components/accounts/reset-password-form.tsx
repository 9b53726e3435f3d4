"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { AccountForm } from "./account-form";
import { formFailure } from "./form-failure";
import { PasswordInput } from "./password-input";

/** Chooses a new password with the link of an e-mail. */
export function ResetPasswordForm({ token }: { token: string }) {
  const trpc = useTRPC();
  const [password, setPassword] = useState("");
  const reset = useMutation(trpc.accounts.resetPassword.mutationOptions({ meta: { showsFailure: true } }));
  const failure = formFailure(reset.error, ["password"]);
  if (reset.isSuccess) {
    return (
      <div className="flex flex-col gap-4">
        <Alert tone="success" role="status">
          Your new password holds. You were signed out everywhere.
        </Alert>
        <Button href="/sign-in" variant="primary" size="lg" block>
          Sign in
        </Button>
      </div>
    );
  }
  return (
    <AccountForm
      failure={failure.message}
      pending={reset.isPending}
      submit="Set password"
      onSubmit={() => reset.mutate({ token, password })}
    >
      <Field
        label="New password"
        hint="At least 10 characters. A sentence is good."
        error={failure.of("password")}
      >
        <PasswordInput isNew value={password} onValueChange={setPassword} />
      </Field>
    </AccountForm>
  );
}
