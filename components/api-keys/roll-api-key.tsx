"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import type { ApiKey } from "@/server/modules/api-keys/schema";
import { RevealedSecrets } from "./revealed-secrets";
import { RollDialog } from "./roll-dialog";

interface RollApiKeyProps {
  apiKey: ApiKey;
  onClose: () => void;
}

function consequenceFor(apiKey: ApiKey, ends: "now" | "later"): string {
  const secrets = apiKey.request_signing === "off" ? "secret" : "secret and signing secret";
  const main =
    ends === "now"
      ? `Requests with the ${secrets} that end in ${apiKey.last_four} are refused from now on, until your servers have the new one.`
      : `Old and new ${secrets} both work until then, so that you can change your servers one by one.`;
  return apiKey.previous_secret_expires_at
    ? `${main} The secret from before the last roll ends now in any case.`
    : main;
}

/** Gives a key new secrets after a question. */
export function RollApiKey({ apiKey, onClose }: RollApiKeyProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const roll = useMutation(
    trpc.apiKeys.roll.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.apiKeys.pathFilter()),
    }),
  );
  return (
    <RollDialog
      owner={`“${apiKey.name}”`}
      consequence={(ends) => consequenceFor(apiKey, ends)}
      pending={roll.isPending}
      onRoll={(overlapSeconds) => roll.mutate({ id: apiKey.id, overlap_seconds: overlapSeconds })}
      onClose={onClose}
      revealed={
        roll.data ? (
          <RevealedSecrets secret={roll.data.secret} signingSecret={roll.data.signing_secret} />
        ) : null
      }
    />
  );
}
