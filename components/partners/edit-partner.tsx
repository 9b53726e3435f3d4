"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { type Scope, SCOPE_CHOICES } from "@/components/api-keys/scope-words";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import type { Partner } from "@/server/modules/partners/schema";
import { type PartnerDraft, PartnerFields } from "./partner-fields";

interface EditPartnerProps {
  partner: Partner;
  grantable: readonly Scope[];
  onClose: () => void;
}

function draftOf({ name, scopes }: Partner): PartnerDraft {
  return {
    name,
    scopes: SCOPE_CHOICES.map(({ scope }) => scope).filter((scope) => scopes.includes(scope)),
  };
}

/** Changes a partner's name and scopes. Mount it to open it. */
export function EditPartner({ partner, grantable, onClose }: EditPartnerProps) {
  const [draft, setDraft] = useState<PartnerDraft>(() => draftOf(partner));
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.partners.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        onClose();
        toast.success("Partner saved");
      },
      onSettled: () => queryClient.invalidateQueries(trpc.partners.pathFilter()),
    }),
  );

  /** What was wrong may be right now. */
  function change(next: PartnerDraft) {
    setDraft(next);
    if (update.isError) update.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    update.mutate({
      id: partner.id,
      version: partner.version,
      name: draft.name,
      scopes: [...draft.scopes],
    });
  }

  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={`Edit “${partner.name}”`}
      description="Scopes that you take away are gone within a second, also from access tokens that exist. New ones come with the next token."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" form={formId} variant="primary" pending={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <PartnerFields
          draft={draft}
          grantable={grantable}
          onChange={change}
          failure={update.isError ? failureOf(update.error) : null}
        />
      </form>
    </Sheet>
  );
}
