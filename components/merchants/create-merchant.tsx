"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MERCHANT_LIMITS } from "@/server/modules/merchants/schema";
import { choose } from "./preferences";

/** Opens another merchant and goes there. Mount it to open it. */
export function CreateMerchant({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const formId = useId();
  const [name, setName] = useState("");
  const create = useMutation(
    trpc.merchants.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: ({ id }) => choose("daric.merchant", id),
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate({ name });
  }
  const failure = create.error ? failureOf(create.error) : null;
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title="New merchant"
      description="A business of its own: data, keys, team and settings are separate."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" form={formId} variant="primary" pending={create.isPending}>
            Create merchant
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <Field label="Name" error={failure ? (failure.issues[0]?.message ?? failure.message) : undefined}>
          <Input
            maxLength={MERCHANT_LIMITS.nameCharacters}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
