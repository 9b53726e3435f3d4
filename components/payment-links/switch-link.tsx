"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { PaymentLink } from "@/server/modules/payment-links/schema";

interface SwitchLinkProps {
  link: PaymentLink;
  onClose: () => void;
}

/** Closes an active link, or opens a closed one, after a question. Mount it to open it. */
export function SwitchLink({ link, onClose }: SwitchLinkProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id, version, active } = link;
  const afterwards = {
    onSuccess: () => void toast.success(active ? "Payment link deactivated" : "Payment link activated"),
    onSettled: () => {
      onClose();
      return queryClient.invalidateQueries(trpc.paymentLinks.pathFilter());
    },
  };
  const deactivate = useMutation(trpc.paymentLinks.deactivate.mutationOptions(afterwards));
  const update = useMutation(trpc.paymentLinks.update.mutationOptions(afterwards));
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title={active ? "Deactivate this link?" : "Activate this link?"}
      description={
        active
          ? "Who opens it can no longer pay. Invoices that it has made can still be paid."
          : "Who opens it can pay again."
      }
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            variant={active ? "danger" : "primary"}
            pending={deactivate.isPending || update.isPending}
            onClick={() =>
              active ? deactivate.mutate({ id, version }) : update.mutate({ id, version, active: true })
            }
          >
            {active ? "Deactivate link" : "Activate link"}
          </Button>
        </>
      }
    />
  );
}
