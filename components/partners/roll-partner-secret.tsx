"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RollDialog } from "@/components/api-keys/roll-dialog";
import { useTRPC } from "@/components/providers/trpc";
import type { Partner } from "@/server/modules/partners/schema";
import { ClientCredentials } from "./client-credentials";

interface RollPartnerSecretProps {
  partner: Partner;
  onClose: () => void;
}

function consequenceFor(partner: Partner, ends: "now" | "later"): string {
  const main =
    ends === "now"
      ? "All its access and refresh tokens end too. The partner is locked out until it has the new secret."
      : "Old and new secret both work until then, and its tokens go on.";
  return partner.previous_secret_expires_at
    ? `${main} The secret from before the last roll ends now in any case.`
    : main;
}

/** Gives a partner a new client secret after a question. */
export function RollPartnerSecret({ partner, onClose }: RollPartnerSecretProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const roll = useMutation(
    trpc.partners.rollSecret.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.partners.pathFilter()),
    }),
  );
  return (
    <RollDialog
      owner={`“${partner.name}”`}
      consequence={(ends) => consequenceFor(partner, ends)}
      pending={roll.isPending}
      onRoll={(overlapSeconds) => roll.mutate({ id: partner.id, overlap_seconds: overlapSeconds })}
      onClose={onClose}
      revealed={roll.data ? <ClientCredentials partner={roll.data} /> : null}
    />
  );
}
