"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import type { Scope } from "@/components/api-keys/scope-words";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ClientCredentials } from "./client-credentials";
import { type PartnerDraft, PartnerFields } from "./partner-fields";

const EMPTY: PartnerDraft = { name: "", scopes: ["invoices:read", "invoices:create"] };

/** Makes a partner and shows its secret once. */
export function CreatePartner({ grantable }: { grantable: readonly Scope[] }) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<PartnerDraft>(EMPTY);
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.partners.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => queryClient.invalidateQueries(trpc.partners.pathFilter()),
    }),
  );

  function changeOpen(next: boolean) {
    setOpen(next);
    if (!next) return;
    create.reset();
    setDraft(EMPTY);
  }

  /** What was wrong may be right now. */
  function change(next: PartnerDraft) {
    setDraft(next);
    if (create.isError) create.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate({ name: draft.name, scopes: [...draft.scopes] });
  }

  const made = create.data;
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={made ? `Partner “${made.name}”` : "New partner"}
      description={
        made
          ? "It gets access tokens with these at POST /api/v1/auth/token."
          : "For another company that works for you. It gets access tokens that end after an hour, for this mode alone."
      }
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add partner
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
              Add partner
            </Button>
          </>
        )
      }
    >
      {made ? (
        <ClientCredentials partner={made} />
      ) : (
        <form id={formId} noValidate onSubmit={submit}>
          <PartnerFields
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
