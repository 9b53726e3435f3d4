"use client";

import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { AccountForm } from "./account-form";
import { EmailField } from "./email-field";
import { formFailure } from "./form-failure";
import { PasswordInput } from "./password-input";

const EMPTY = { business_name: "", name: "", email: "", password: "" };
const FIELDS = Object.keys(EMPTY);

/** A new account. Who can sign in with it is taken to the overview; a known address is told by e-mail alone. */
export function SignUpForm() {
  const trpc = useTRPC();
  const [form, setForm] = useState(EMPTY);
  const [waits, setWaits] = useState(false);
  const set = (field: keyof typeof EMPTY) => (value: string) => setForm({ ...form, [field]: value });

  async function enter(): Promise<void> {
    const { email, password } = form;
    const result = await signIn("credentials", { email, password, redirect: false }).catch(() => undefined);
    if (result?.ok && !result.error) location.assign("/overview");
    else setWaits(true);
  }

  const create = useMutation(
    trpc.accounts.create.mutationOptions({ meta: { showsFailure: true }, onSuccess: enter }),
  );
  const failure = formFailure(create.error, FIELDS);
  if (waits) {
    return (
      <Alert tone="success" role="status" title="Look into your inbox">
        We have sent an e-mail to {form.email}. It says how to go on.
      </Alert>
    );
  }
  return (
    <AccountForm
      failure={failure.message}
      pending={create.isPending}
      submit="Create account"
      onSubmit={() => create.mutate(form)}
    >
      <Field
        label="Business name"
        hint="Your customers see it when they pay."
        error={failure.of("business_name")}
      >
        <Input
          name="organization"
          autoComplete="organization"
          required
          size="lg"
          maxLength={100}
          value={form.business_name}
          onChange={(event) => set("business_name")(event.target.value)}
        />
      </Field>
      <Field label="Your name" error={failure.of("name")}>
        <Input
          name="name"
          autoComplete="name"
          required
          size="lg"
          maxLength={100}
          value={form.name}
          onChange={(event) => set("name")(event.target.value)}
        />
      </Field>
      <EmailField value={form.email} error={failure.of("email")} onValueChange={set("email")} />
      <Field
        label="Password"
        hint="At least 10 characters. A sentence is good."
        error={failure.of("password")}
      >
        <PasswordInput isNew value={form.password} onValueChange={set("password")} />
      </Field>
    </AccountForm>
  );
}
