"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { RevealOnce } from "@/components/api-keys/reveal-once";
import { useAddressedOpen } from "@/components/layout/use-addressed-open";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Sheet } from "@/components/ui/sheet";
import { EMPTY_ENDPOINT, type EndpointDraft, EndpointFields } from "./endpoint-fields";

/** Adds an endpoint and shows its signing secret once. `addressed`: also opened by the page's address. */
export function CreateEndpoint({ addressed }: { addressed?: boolean }) {
  const [open, setOpen] = useAddressedOpen(addressed);
  const [draft, setDraft] = useState<EndpointDraft>(EMPTY_ENDPOINT);
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.webhooks.endpoints.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => queryClient.invalidateQueries(trpc.webhooks.endpoints.pathFilter()),
    }),
  );

  function changeOpen(next: boolean) {
    setOpen(next);
    if (!next) return;
    create.reset();
    setDraft(EMPTY_ENDPOINT);
  }

  /** What was wrong may be right now. */
  function change(next: EndpointDraft) {
    setDraft(next);
    if (create.isError) create.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate({
      url: draft.url.trim(),
      events: [...draft.events],
      description: draft.description.trim() || undefined,
    });
  }

  const made = create.data;
  return (
    <Sheet
      open={open}
      onOpenChange={changeOpen}
      title={made ? "Endpoint added" : "New webhook endpoint"}
      description={made?.url}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add endpoint
        </Button>
      }
      footer={
        made ? (
          <Button variant="primary" href={`/developers/webhooks/${made.id}`}>
            I have stored it
          </Button>
        ) : (
          <>
            <Button onClick={() => setOpen(false)}>Close</Button>
            <Button type="submit" form={formId} variant="primary" pending={create.isPending}>
              Add endpoint
            </Button>
          </>
        )
      }
    >
      {made ? (
        <RevealOnce title="Signing secret" secret={made.secret}>
          <Link href="/docs/webhooks#verification" external>
            Verify every request with it
          </Link>{" "}
          (Standard Webhooks). It cannot be shown again, only rotated.
        </RevealOnce>
      ) : (
        <form id={formId} noValidate onSubmit={submit}>
          <EndpointFields
            draft={draft}
            onChange={change}
            failure={create.isError ? failureOf(create.error) : null}
          />
        </form>
      )}
    </Sheet>
  );
}
