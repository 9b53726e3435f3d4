"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { INVOICE_LIMITS } from "@/server/modules/invoices/schema";
import { useChanged } from "./use-changed";

/** A line for colleagues, into the timeline. */
export function AddNote({ invoiceId }: { invoiceId: string }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const [body, setBody] = useState("");
  const add = useMutation(trpc.invoices.addNote.mutationOptions(changed("Note added")));
  return (
    <form
      noValidate
      className="mb-5 flex flex-col items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ id: invoiceId, body }, { onSuccess: () => setBody("") });
      }}
    >
      <Field
        label="Note"
        hideLabel
        className="w-full"
        error={add.error ? failureOf(add.error).message : undefined}
      >
        <Textarea
          rows={1}
          placeholder="Write a note for colleagues. The customer never sees it."
          maxLength={INVOICE_LIMITS.noteCharacters}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      </Field>
      {body.trim() === "" ? null : (
        <Button type="submit" size="sm" pending={add.isPending}>
          Add note
        </Button>
      )}
    </form>
  );
}
