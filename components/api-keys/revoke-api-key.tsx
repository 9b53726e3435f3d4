"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ApiKey } from "@/server/modules/api-keys/schema";

interface RevokeApiKeyProps {
  apiKey: ApiKey;
  onClose: () => void;
}

/** Ends a key after a question. Mount it to open it. */
export function RevokeApiKey({ apiKey, onClose }: RevokeApiKeyProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => toast.success(`“${apiKey.name}” is revoked`),
      onSettled: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.apiKeys.pathFilter());
      },
    }),
  );
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title={`Revoke “${apiKey.name}”?`}
      description={`Calls with the key that ends in ${apiKey.last_four} are refused from now on. This cannot be undone.`}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            variant="danger"
            pending={revoke.isPending}
            onClick={() => revoke.mutate({ id: apiKey.id })}
          >
            Revoke key
          </Button>
        </>
      }
    />
  );
}
