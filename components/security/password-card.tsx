"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formFailure } from "@/components/accounts/form-failure";
import { PasswordInput } from "@/components/accounts/password-input";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";

const EMPTY = { current_password: "", password: "" };

/** Changes the password and signs other browsers out. */
export function PasswordCard({ email }: { email: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const change = useMutation(
    trpc.security.changePassword.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        setForm(EMPTY);
        toast.success("Password changed. Other browsers were signed out.");
        return queryClient.invalidateQueries(trpc.security.pathFilter());
      },
    }),
  );
  const failure = formFailure(change.error, Object.keys(EMPTY));
  return (
    <Card title="Password" description="A change signs you out in every other browser.">
      <form
        noValidate
        className="flex max-w-sm flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(form);
        }}
      >
        {failure.message === null ? null : (
          <Alert tone="danger" role="alert">
            {failure.message}
          </Alert>
        )}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field label="Current password" error={failure.of("current_password")}>
          <PasswordInput
            size="md"
            name="current-password"
            value={form.current_password}
            onValueChange={(value) => setForm({ ...form, current_password: value })}
          />
        </Field>
        <Field label="New password" hint="At least 10 characters." error={failure.of("password")}>
          <PasswordInput
            isNew
            size="md"
            name="new-password"
            value={form.password}
            onValueChange={(value) => setForm({ ...form, password: value })}
          />
        </Field>
        <div>
          <Button type="submit" pending={change.isPending}>
            Change password
          </Button>
        </div>
      </form>
    </Card>
  );
}
