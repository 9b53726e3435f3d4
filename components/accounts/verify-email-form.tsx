"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { AuthCard } from "@/components/layout/auth-card";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { AccountForm } from "./account-form";
import { formFailure } from "./form-failure";

/** Proves an address with the link of an e-mail, at a click: programs that open links in advance use up nothing. */
export function VerifyEmailForm({ token }: { token: string }) {
  const trpc = useTRPC();
  const verify = useMutation(trpc.accounts.verifyEmail.mutationOptions({ meta: { showsFailure: true } }));
  if (verify.isSuccess) {
    return (
      <AuthCard title="E-mail address confirmed">
        <div className="flex flex-col gap-4">
          <Alert tone="success" role="status">
            {verify.data.email} is confirmed.
          </Alert>
          <Button href="/overview" variant="primary" size="lg" block>
            Go to the overview
          </Button>
        </div>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Confirm your e-mail address"
      description="One click, and you can go live."
      footer={<Link href="/overview">Go to the overview</Link>}
    >
      <AccountForm
        failure={formFailure(verify.error, []).message}
        pending={verify.isPending}
        submit="Confirm e-mail address"
        onSubmit={() => verify.mutate({ token })}
      >
        {null}
      </AccountForm>
    </AuthCard>
  );
}
