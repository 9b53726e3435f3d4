"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import type { ApiKey } from "@/server/modules/api-keys/schema";
import { type ApiKeyDraft, draftOf, toChange } from "./api-key-draft";
import { ApiKeyFields } from "./api-key-fields";
import { RevealedSecrets } from "./revealed-secrets";
import type { Scope } from "./scope-words";

interface EditApiKeyProps {
  apiKey: ApiKey;
  grantable: readonly Scope[];
  onClose: () => void;
}

/** Changes a key, and shows the signing secret once when the change has made one. Mount it to open it. */
export function EditApiKey({ apiKey, grantable, onClose }: EditApiKeyProps) {
  const [draft, setDraft] = useState<ApiKeyDraft>(() => draftOf(apiKey));
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.apiKeys.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: (changed) => {
        if (changed.signing_secret !== null) return;
        onClose();
        toast.success("Key saved");
      },
      onSettled: () => queryClient.invalidateQueries(trpc.apiKeys.pathFilter()),
    }),
  );

  /** What was wrong may be right now. */
  function change(next: ApiKeyDraft) {
    setDraft(next);
    if (update.isError) update.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    update.mutate(toChange(apiKey, draft));
  }

  const signingSecret = update.data?.signing_secret ?? null;
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={`Edit “${apiKey.name}”`}
      description="Every change holds for all requests within a second."
      footer={
        signingSecret === null ? (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button type="submit" form={formId} variant="primary" pending={update.isPending}>
              Save
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={onClose}>
            I have stored it
          </Button>
        )
      }
    >
      {signingSecret === null ? (
        <form id={formId} noValidate onSubmit={submit}>
          <ApiKeyFields
            draft={draft}
            grantable={grantable}
            onChange={change}
            failure={update.isError ? failureOf(update.error) : null}
          />
        </form>
      ) : (
        <RevealedSecrets signingSecret={signingSecret} />
      )}
    </Sheet>
  );
}
