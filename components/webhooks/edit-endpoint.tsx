"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import type { WebhookEndpoint } from "@/server/modules/webhooks/schema";
import { type EndpointDraft, EndpointFields } from "./endpoint-fields";

function draftOf({ url, description, events }: WebhookEndpoint): EndpointDraft {
  return { url, description: description ?? "", events };
}

/** Changes address, note and event types; refused when somebody else changed the endpoint meanwhile. */
export function EditEndpoint({ endpoint }: { endpoint: WebhookEndpoint }) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(endpoint));
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.webhooks.endpoints.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        setOpen(false);
        toast.success("Endpoint saved");
      },
      onSettled: () => queryClient.invalidateQueries(trpc.webhooks.endpoints.pathFilter()),
    }),
  );

  function changeOpen(next: boolean) {
    setOpen(next);
    if (!next) return;
    update.reset();
    setDraft(draftOf(endpoint));
  }

  /** What was wrong may be right now. */
  function change(next: EndpointDraft) {
    setDraft(next);
    if (update.isError) update.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const { url, description, events } = draft;
    update.mutate({
      id: endpoint.id,
      version: endpoint.version,
      url: url.trim(),
      events: [...events],
      description: description.trim() || null,
    });
  }

  return (
    <Sheet
      open={open}
      onOpenChange={changeOpen}
      title="Edit endpoint"
      trigger={<Button>Edit</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button type="submit" form={formId} variant="primary" pending={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <EndpointFields
          draft={draft}
          onChange={change}
          failure={update.isError ? failureOf(update.error) : null}
        />
      </form>
    </Sheet>
  );
}
