"use client";

import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { choose } from "@/components/merchants/preferences";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PublicInvitation } from "@/server/modules/members/schema";

interface JoinAsNewPersonProps {
  token: string;
  invitation: PublicInvitation;
}

/** Name and password for a new account; joins, signs in and opens the merchant. */
export function JoinAsNewPerson({ token, invitation: { email, merchant } }: JoinAsNewPersonProps) {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const accept = useMutation(
    trpc.publicInvitations.accept.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        const result = await signIn("credentials", { email, password, redirect: false }).catch(
          () => undefined,
        );
        if (result?.ok && !result.error) return choose("daric.merchant", merchant.id);
        location.assign("/sign-in");
      },
    }),
  );
  const failure = accept.error ? failureOf(accept.error) : null;
  const wrong = (path: string) => failure?.issues.find((issue) => issue.path === path)?.message;

  function submit(event: FormEvent) {
    event.preventDefault();
    accept.mutate({ id: token, name, password });
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {failure && failure.issues.length === 0 ? (
        <Alert tone="danger" role="alert">
          {failure.message}
        </Alert>
      ) : null}
      <Field label="E-mail">
        <Input type="email" autoComplete="username" size="lg" value={email} readOnly />
      </Field>
      <Field label="Your name" error={wrong("name")}>
        <Input
          autoComplete="name"
          size="lg"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label="Password" error={wrong("password")} hint="At least 10 characters.">
        <Input
          type="password"
          autoComplete="new-password"
          size="lg"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" block pending={accept.isPending}>
        Join {merchant.name}
      </Button>
    </form>
  );
}
