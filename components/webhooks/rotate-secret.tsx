"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RevealOnce } from "@/components/api-keys/reveal-once";
import { RollDialog } from "@/components/api-keys/roll-dialog";
import { useTRPC } from "@/components/providers/trpc";
import type { WebhookEndpoint } from "@/server/modules/webhooks/schema";

interface RotateSecretProps {
  endpoint: WebhookEndpoint;
  onClose: () => void;
}

function consequenceFor(endpoint: WebhookEndpoint, ends: "now" | "later"): string {
  const main =
    ends === "now"
      ? "From now on requests are signed with the new secret alone. What your server refuses until it has it is sent again later."
      : "Until then every request carries two signatures, one with the old secret and one with the new, so that nothing is lost while you change it.";
  return endpoint.previous_secret_expires_at
    ? `${main} The secret from before the last rotation ends now in any case.`
    : main;
}

/** Gives the endpoint a new secret after a question. */
export function RotateSecret({ endpoint, onClose }: RotateSecretProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rotate = useMutation(
    trpc.webhooks.endpoints.rotateSecret.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.webhooks.endpoints.pathFilter()),
    }),
  );
  return (
    <RollDialog
      owner="this endpoint"
      verb="Rotate"
      consequence={(ends) => consequenceFor(endpoint, ends)}
      pending={rotate.isPending}
      onRoll={(overlapSeconds) => rotate.mutate({ id: endpoint.id, overlap_seconds: overlapSeconds })}
      onClose={onClose}
      revealed={
        rotate.data ? (
          <RevealOnce title="Signing secret" secret={rotate.data.secret}>
            It cannot be shown again.
          </RevealOnce>
        ) : null
      }
    />
  );
}
