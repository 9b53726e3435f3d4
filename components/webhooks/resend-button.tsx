"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import type { WebhookDelivery } from "@/server/modules/webhooks/schema";

interface ResendButtonProps {
  delivery: Pick<WebhookDelivery, "id" | "event_type">;
  /** The icon alone, for rows. */
  compact?: boolean;
}

/** Sends one event to its endpoint once more. */
export function ResendButton({ delivery, compact }: ResendButtonProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const resend = useMutation(
    trpc.webhooks.deliveries.resend.mutationOptions({
      onSuccess: () => toast.success(`${delivery.event_type} is on its way again`),
      onSettled: () => queryClient.invalidateQueries(trpc.webhooks.deliveries.pathFilter()),
    }),
  );
  const label = `Resend ${delivery.event_type}`;
  const send = () => resend.mutate({ id: delivery.id });
  if (compact) {
    return (
      <IconButton label={label} size="sm" variant="outline" pending={resend.isPending} onClick={send}>
        <RotateCw aria-hidden />
      </IconButton>
    );
  }
  return (
    <Button icon={<RotateCw aria-hidden />} aria-label={label} pending={resend.isPending} onClick={send}>
      Resend
    </Button>
  );
}
