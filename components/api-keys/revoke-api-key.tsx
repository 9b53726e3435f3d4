"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { ApiKey } from "@/server/modules/api-keys/schema";

/** Ends a key after a question. */
export function RevokeApiKey({ apiKey }: { apiKey: Pick<ApiKey, "id" | "name" | "last_four"> }) {
  const [open, setOpen] = useState(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => toast.success(`“${apiKey.name}” is revoked`),
      onSettled: () => {
        setOpen(false);
        return queryClient.invalidateQueries(trpc.apiKeys.pathFilter());
      },
    }),
  );
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={setOpen}
      title={`Revoke “${apiKey.name}”?`}
      description={`Calls with the key that ends in ${apiKey.last_four} are refused from now on. This cannot be undone.`}
      trigger={
        <Button size="sm" aria-label={`Revoke ${apiKey.name}`}>
          Revoke
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
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
