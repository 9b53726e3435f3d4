"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { Invoice } from "@/server/modules/invoices/schema";

/** Cancels after a question; refused when the invoice changed since it was looked at. */
export function CancelInvoice({ invoice }: { invoice: Pick<Invoice, "id" | "version"> }) {
  const [open, setOpen] = useState(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const cancel = useMutation(
    trpc.invoices.cancel.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        setOpen(false);
        toast.success("Invoice cancelled");
      },
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.invoices.pathFilter()),
          queryClient.invalidateQueries(trpc.events.pathFilter()),
        ]),
    }),
  );
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        cancel.reset();
      }}
      title="Cancel this invoice?"
      description="The customer can no longer pay it. Money that arrives anyway is kept apart until you decide about it."
      trigger={<Button icon={<Ban aria-hidden />}>Cancel</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button
            variant="danger"
            pending={cancel.isPending}
            onClick={() => cancel.mutate({ id: invoice.id, version: invoice.version })}
          >
            Cancel invoice
          </Button>
        </>
      }
    >
      {cancel.isError ? (
        <Alert tone="danger" role="alert">
          {failureOf(cancel.error).message}
        </Alert>
      ) : null}
    </Dialog>
  );
}
