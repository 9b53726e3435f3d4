"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { CodeField } from "@/components/accounts/code-field";
import { formFailure } from "@/components/accounts/form-failure";
import { PasswordInput } from "@/components/accounts/password-input";
import {
  answerConfirmation,
  isConfirmationWanted,
  subscribeConfirmation,
} from "@/components/providers/confirmation";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";

/** Asks for the password when a sensitive act wants it. Mount it once; calls wait for it by themselves. */
export function ConfirmIdentity() {
  const wanted = useSyncExternalStore(subscribeConfirmation, isConfirmationWanted, () => false);
  return wanted ? <ConfirmDialog /> : null;
}

function ConfirmDialog() {
  const trpc = useTRPC();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const factor = useQuery(trpc.security.secondFactor.queryOptions());
  const wantsCode = Boolean(factor.data?.enabled_at);
  const confirm = useMutation(
    trpc.security.confirm.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => answerConfirmation(true),
    }),
  );
  const failure = formFailure(confirm.error, ["password", "code"]);
  return (
    <Dialog
      open
      onOpenChange={() => answerConfirmation(false)}
      title="Confirm that it is you"
      description="This changes what protects your money. It is asked again after ten minutes."
      size="sm"
      footer={
        <>
          <Button onClick={() => answerConfirmation(false)}>Cancel</Button>
          <Button type="submit" form="confirm-identity" variant="primary" pending={confirm.isPending}>
            Confirm
          </Button>
        </>
      }
    >
      <form
        id="confirm-identity"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          confirm.mutate(wantsCode ? { password, code } : { password });
        }}
      >
        {failure.message === null ? null : <Alert tone="danger">{failure.message}</Alert>}
        <Field label="Password" error={failure.of("password")}>
          <PasswordInput size="md" value={password} onValueChange={setPassword} />
        </Field>
        {wantsCode ? <CodeField value={code} onValueChange={setCode} error={failure.of("code")} /> : null}
      </form>
    </Dialog>
  );
}
