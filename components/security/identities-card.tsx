"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { PROVIDER_NAMES } from "@/components/accounts/provider-names";
import { DateTime } from "@/components/format/date-time";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { IDENTITY_PROVIDERS, type IdentityProvider } from "@/server/modules/identities/schema";

interface IdentitiesCardProps {
  /** Those that this installation offers. */
  providers: readonly IdentityProvider[];
  /** What came of linking one just now. */
  outcome: { readonly linked: string | undefined; readonly failure: string | undefined };
}

const FAILURES: Readonly<Record<string, string>> = {
  identity_unverified: "That account’s e-mail address is not verified there, so it was not linked.",
  identity_taken: "That account opens somebody else’s account here, so it was not linked.",
  identity_other_linked: "Another account of that provider is linked already. Remove it first.",
  confirmation_required: "It took too long. Link it again.",
};

/** The accounts elsewhere that sign this person in. */
export function IdentitiesCard({ providers, outcome }: IdentitiesCardProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const identities = useQuery(trpc.security.identities.queryOptions());
  const link = useMutation(trpc.security.beginIdentityLink.mutationOptions());
  const unlink = useMutation(
    trpc.security.unlinkIdentity.mutationOptions({
      onSuccess: () => void toast.success("Removed"),
      onSettled: () => queryClient.invalidateQueries(trpc.security.pathFilter()),
    }),
  );
  const shown = IDENTITY_PROVIDERS.filter(
    (provider) =>
      providers.includes(provider) || identities.data?.some((identity) => identity.provider === provider),
  );
  if (shown.length === 0) return null;
  return (
    <Card
      title="Sign in elsewhere"
      description="Accounts that can stand for your password here. Your second factor is asked all the same."
    >
      {outcome.failure === undefined ? null : (
        <Alert tone="danger" role="alert" className="mb-4">
          {FAILURES[outcome.failure] ?? "The account was not linked. Try again in a moment."}
        </Alert>
      )}
      {outcome.linked === undefined ? null : (
        <Alert tone="success" role="status" className="mb-4">
          The account was linked.
        </Alert>
      )}
      {identities.isPending ? <Skeleton className="h-10" /> : null}
      {identities.isError ? (
        <LoadFailure error={identities.error} onRetry={() => void identities.refetch()} />
      ) : null}
      {identities.data ? (
        <ul className="divide-y divide-line border-y border-line">
          {shown.map((provider) => {
            const identity = identities.data.find((one) => one.provider === provider);
            return (
              <li key={provider} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
                <div className="min-w-0 text-sm">
                  <p className="font-medium text-ink">{PROVIDER_NAMES[provider]}</p>
                  <p className="wrap-anywhere text-muted">
                    {identity ? (
                      <>
                        {identity.email} · linked <DateTime wall value={identity.created_at} dateOnly />
                      </>
                    ) : (
                      "Not linked"
                    )}
                  </p>
                </div>
                {identity ? (
                  <Button
                    size="sm"
                    pending={unlink.isPending}
                    onClick={() => unlink.mutate({ id: identity.id })}
                  >
                    Remove<span className="sr-only"> {PROVIDER_NAMES[provider]}</span>
                  </Button>
                ) : (
                  <Button
                    size="sm"
                    pending={link.isPending}
                    onClick={() =>
                      link.mutate(undefined, {
                        onSuccess: () => void signIn(provider, { callbackUrl: "/settings/security" }),
                      })
                    }
                  >
                    Link<span className="sr-only"> {PROVIDER_NAMES[provider]}</span>
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
    </Card>
  );
}
