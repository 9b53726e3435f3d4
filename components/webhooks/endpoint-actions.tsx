"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CirclePause, CirclePlay, Ellipsis, KeyRound, Send, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import type { WebhookEndpoint } from "@/server/modules/webhooks/schema";
import { EditEndpoint } from "./edit-endpoint";
import { RotateSecret } from "./rotate-secret";

/** What can be done with an endpoint: test, edit, rotate, switch off and on, delete. */
export function EndpointActions({ endpoint }: { endpoint: WebhookEndpoint }) {
  const [deleting, setDeleting] = useState(false);
  const [rotating, setRotating] = useState(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries(trpc.webhooks.pathFilter());
  const test = useMutation(
    trpc.webhooks.endpoints.test.mutationOptions({
      onSuccess: () => toast.success("Test event sent"),
      onSettled: refresh,
    }),
  );
  const update = useMutation(trpc.webhooks.endpoints.update.mutationOptions({ onSettled: refresh }));
  const enabled = endpoint.status === "enabled";
  return (
    <>
      <Button
        icon={<Send aria-hidden />}
        pending={test.isPending}
        disabled={!enabled}
        onClick={() => test.mutate({ id: endpoint.id })}
      >
        Send test
      </Button>
      <EditEndpoint endpoint={endpoint} />
      <Button icon={<KeyRound aria-hidden />} onClick={() => setRotating(true)}>
        Rotate secret
      </Button>
      <DropdownMenu
        trigger={
          <IconButton label="More actions" variant="outline">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem
          icon={enabled ? <CirclePause aria-hidden /> : <CirclePlay aria-hidden />}
          onSelect={() =>
            update.mutate({
              id: endpoint.id,
              version: endpoint.version,
              status: enabled ? "disabled" : "enabled",
            })
          }
        >
          {enabled ? "Disable" : "Enable"}
        </MenuItem>
        <MenuSeparator />
        <MenuItem tone="danger" icon={<Trash2 aria-hidden />} onSelect={() => setDeleting(true)}>
          Delete
        </MenuItem>
      </DropdownMenu>
      {rotating ? <RotateSecret endpoint={endpoint} onClose={() => setRotating(false)} /> : null}
      <DeleteEndpoint endpoint={endpoint} open={deleting} onOpenChange={setDeleting} />
    </>
  );
}

interface DeleteEndpointProps {
  endpoint: WebhookEndpoint;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function DeleteEndpoint({ endpoint, open, onOpenChange }: DeleteEndpointProps) {
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.webhooks.endpoints.delete.mutationOptions({
      onSuccess: () => {
        toast.success("Endpoint deleted");
        router.push("/developers/webhooks");
        return queryClient.invalidateQueries(trpc.webhooks.endpoints.list.pathFilter());
      },
    }),
  );
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
      title="Delete this endpoint?"
      description="Its deliveries and their attempts go with it. Events themselves stay in the feed."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          <Button
            variant="danger"
            pending={remove.isPending}
            onClick={() => remove.mutate({ id: endpoint.id })}
          >
            Delete endpoint
          </Button>
        </>
      }
    />
  );
}
