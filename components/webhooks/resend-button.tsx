"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { WebhookDelivery } from "@/server/modules/webhooks/schema";

/** Sends one event to its endpoint once more. */
export function ResendButton({ delivery }: { delivery: Pick<WebhookDelivery, "id" | "event_type"> }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const resend = useMutation(
    trpc.webhooks.deliveries.resend.mutationOptions({
      onSuccess: () => toast.success(`${delivery.event_type} is on its way again`),
      onSettled: () => queryClient.invalidateQueries(trpc.webhooks.deliveries.pathFilter()),
    }),
  );
  return (
    <Button
      size="sm"
      icon={<RotateCw aria-hidden />}
      aria-label={`Resend ${delivery.event_type}`}
      pending={resend.isPending}
      onClick={() => resend.mutate({ id: delivery.id })}
    >
      Resend
    </Button>
  );
}
