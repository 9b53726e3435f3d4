"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { Partner } from "@/server/modules/partners/schema";

interface SwitchPartnerProps {
  partner: Partner;
  onClose: () => void;
}

/** Disables an active partner, or enables a disabled one, after a question. Mount it to open it. */
export function SwitchPartner({ partner, onClose }: SwitchPartnerProps) {
  const disables = partner.status === "active";
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.partners.update.mutationOptions({
      onSuccess: () => toast.success(`“${partner.name}” is ${disables ? "disabled" : "enabled"}`),
      onSettled: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.partners.pathFilter());
      },
    }),
  );
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title={`${disables ? "Disable" : "Enable"} “${partner.name}”?`}
      description={
        disables
          ? "All its access and refresh tokens end within a second, and it gets no new ones until you enable it."
          : "It can get new access tokens with its secret. Those from before stay revoked."
      }
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            variant={disables ? "danger" : "primary"}
            pending={update.isPending}
            onClick={() =>
              update.mutate({
                id: partner.id,
                version: partner.version,
                status: disables ? "disabled" : "active",
              })
            }
          >
            {disables ? "Disable partner" : "Enable partner"}
          </Button>
        </>
      }
    />
  );
}
