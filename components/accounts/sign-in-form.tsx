"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { CodeField } from "@/components/accounts/code-field";
import { EmailField } from "@/components/accounts/email-field";
import { PasskeySignIn } from "@/components/accounts/passkey-sign-in";
import { PasswordInput } from "@/components/accounts/password-input";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { useHydrated } from "@/components/ui/use-hydrated";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import type { IdentityProvider } from "@/server/modules/identities/schema";
import { failureMessage } from "./failure-message";

interface SignInFormProps {
  /** Path to go to afterwards; checked by the server. */
  target: string;
  /** The account to sign in to, where only one will do. */
  account?: string;
  failure?: string | null;
  /** Where else somebody can prove who they are. */
  providers: readonly IdentityProvider[];
  /** One of them has vouched, and the code of the second factor is missing. */
  asksForCode?: boolean;
  demo?: { email: string; password: string } | null;
}

export function SignInForm({
  target,
  account,
  providers,
  failure = null,
  asksForCode = false,
  demo = null,
}: SignInFormProps) {
  const [email, setEmail] = useState(account ?? demo?.email ?? "");
  const [password, setPassword] = useState(demo?.password ?? "");
  const [message, setMessage] = useState(failure === null ? null : failureMessage(failure));
  const [pending, setPending] = useState(false);
  /** Null until the password was right and a code is asked for. */
  const [code, setCode] = useState<string | null>(asksForCode ? "" : null);
  const hydrated = useHydrated();
  const demoIsFilledIn = demo !== null && demo.email === email && demo.password === password;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setMessage(null);
    const result = await (
      asksForCode
        ? signIn("second-step", { code, redirect: false })
        : signIn("credentials", { email, password, ...(code === null ? {} : { code }), redirect: false })
    ).catch(() => undefined);
    if (result?.ok && !result.error) return location.assign(target);
    if (result?.error === "second_factor_required") setCode("");
    const refusal = result?.error ?? "unreachable";
    setMessage(
      asksForCode && refusal === "CredentialsSignin"
        ? "This took too long. Go back and sign in again."
        : failureMessage(refusal),
    );
    setPending(false);
  }

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {message ? (
        <Alert tone="danger" role="alert">
          {message}
        </Alert>
      ) : null}
      {demoIsFilledIn && code === null ? (
        <Alert tone="accent">The demo login of this machine is filled in. Press “Sign in”.</Alert>
      ) : null}
      {code === null ? (
        <>
          <EmailField value={email} onValueChange={setEmail} readOnly={account !== undefined} />
          <Field label="Password" aside={<Link href="/forgot-password">Forgot it?</Link>}>
            <PasswordInput value={password} onValueChange={setPassword} />
          </Field>
        </>
      ) : (
        <CodeField size="lg" value={code} onValueChange={setCode} />
      )}
      <Button type="submit" variant="primary" size="lg" block pending={pending} disabled={!hydrated}>
        Sign in
      </Button>
      {code === null ? (
        <>
          <PasskeySignIn target={target} onFailure={setMessage} />
          <ProviderButtons providers={providers} target={target} />
        </>
      ) : null}
      <noscript>
        <p className="text-sm text-muted">The dashboard needs JavaScript.</p>
      </noscript>
    </form>
  );
}
