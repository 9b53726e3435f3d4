"use client";

import { useMutation } from "@tanstack/react-query";
import { choose } from "@/components/merchants/preferences";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { PublicInvitation } from "@/server/modules/members/schema";

interface JoinSignedInProps {
  token: string;
  invitation: PublicInvitation;
}

/** One click of somebody who is signed in to the account that was written to; joins and opens the merchant. */
export function JoinSignedIn({ token, invitation: { email, merchant } }: JoinSignedInProps) {
  const trpc = useTRPC();
  const accept = useMutation(
    trpc.publicInvitations.acceptSignedIn.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => choose("daric.merchant", merchant.id),
    }),
  );
  return (
    <div className="flex flex-col gap-4">
      {accept.error ? (
        <Alert tone="danger" role="alert">
          {failureOf(accept.error).message}
        </Alert>
      ) : null}
      <p className="text-sm text-muted">You are signed in as {email}.</p>
      <Button
        variant="primary"
        size="lg"
        block
        pending={accept.isPending}
        onClick={() => accept.mutate({ id: token })}
      >
        Join {merchant.name}
      </Button>
    </div>
  );
}
