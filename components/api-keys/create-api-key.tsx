"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useAddressedOpen } from "@/components/layout/use-addressed-open";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type ApiKeyDraft, emptyKey, toInput } from "./api-key-draft";
import { ApiKeyFields } from "./api-key-fields";
import { RevealedSecrets } from "./revealed-secrets";
import type { Scope } from "./scope-words";

interface CreateApiKeyProps {
  grantable: readonly Scope[];
  /** Also opened by the page's address. */
  addressed?: boolean;
}

/** Makes a key and shows its secret once. */
export function CreateApiKey({ grantable, addressed }: CreateApiKeyProps) {
  const [open, setOpen] = useAddressedOpen(addressed);
  const [draft, setDraft] = useState<ApiKeyDraft>(() => emptyKey(grantable));
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => queryClient.invalidateQueries(trpc.apiKeys.pathFilter()),
    }),
  );

  function changeOpen(next: boolean) {
    setOpen(next);
    if (!next) return;
    create.reset();
    setDraft(emptyKey(grantable));
  }

  /** What was wrong may be right now. */
  function change(next: ApiKeyDraft) {
    setDraft(next);
    if (create.isError) create.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate(toInput(draft));
  }

  const made = create.data;
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={made ? `API key “${made.name}”` : "New API key"}
      description={
        made
          ? undefined
          : "For server-to-server calls. Give each program its own key, with no more scopes than it needs: a shop makes invoices and reads them."
      }
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Create key
        </Button>
      }
      footer={
        made ? (
          <Button variant="primary" onClick={() => setOpen(false)}>
            I have stored it
          </Button>
        ) : (
          <>
            <Button onClick={() => setOpen(false)}>Close</Button>
            <Button type="submit" form={formId} variant="primary" pending={create.isPending}>
              Create key
            </Button>
          </>
        )
      }
    >
      {made ? (
        <RevealedSecrets secret={made.secret} signingSecret={made.signing_secret} />
      ) : (
        <form id={formId} noValidate onSubmit={submit}>
          <ApiKeyFields
            draft={draft}
            grantable={grantable}
            onChange={change}
            failure={create.isError ? failureOf(create.error) : null}
          />
        </form>
      )}
    </Dialog>
  );
}
