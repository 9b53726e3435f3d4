"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { RevealOnce } from "@/components/api-keys/reveal-once";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Gives the endpoint a new secret and shows it once; the old one signs beside it for a day. */
export function RotateSecret({ endpointId }: { endpointId: string }) {
  const [open, setOpen] = useState(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const rotate = useMutation(
    trpc.webhooks.endpoints.rotateSecret.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.webhooks.endpoints.pathFilter()),
    }),
  );
  const secret = rotate.data?.secret;

  function changeOpen(next: boolean) {
    setOpen(next);
    if (next) rotate.reset();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={secret ? "New signing secret" : "Rotate the signing secret?"}
      description={
        secret
          ? undefined
          : "For 24 hours every request carries two signatures, one with the old secret and one with the new, so that nothing is lost while you change it."
      }
      trigger={<Button icon={<KeyRound aria-hidden />}>Rotate secret</Button>}
      footer={
        secret ? (
          <Button variant="primary" onClick={() => setOpen(false)}>
            I have stored it
          </Button>
        ) : (
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button
              variant="primary"
              pending={rotate.isPending}
              onClick={() => rotate.mutate({ id: endpointId })}
            >
              Rotate secret
            </Button>
          </>
        )
      }
    >
      {secret ? (
        <RevealOnce title="Signing secret" secret={secret}>
          It cannot be shown again.
        </RevealOnce>
      ) : null}
    </Dialog>
  );
}
