"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { SAVED_VIEWS } from "./filters";

interface SaveViewProps {
  /** The filters, as query parameters. */
  query: string;
  onClose: () => void;
}

/** Asks for a name of the filters. Mount it to open it. */
export function SaveView({ query, onClose }: SaveViewProps) {
  const [name, setName] = useState("");
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.savedViews.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: (view) => {
        toast.success(`Saved as “${view.name}”`);
        onClose();
      },
      onSettled: () => queryClient.invalidateQueries(trpc.savedViews.pathFilter()),
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    // The button learns that it is pending only after a second click of a double one.
    if (queryClient.isMutating({ mutationKey: trpc.savedViews.create.mutationKey() }) > 0) return;
    save.mutate({ ...SAVED_VIEWS, name, query });
  }
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title="Save these filters"
      description="Only you see your views, in this business alone. A name that you use again gets the new filters."
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={formId} variant="primary" pending={save.isPending}>
            Save view
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <Field label="Name" error={save.isError ? failureOf(save.error).message : undefined}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="Unpaid of last month"
            maxLength={60}
            required
            autoFocus
          />
        </Field>
      </form>
    </Dialog>
  );
}
