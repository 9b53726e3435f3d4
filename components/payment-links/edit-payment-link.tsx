"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import type { PaymentLink } from "@/server/modules/payment-links/schema";
import { draftOf, toLinkChanges } from "./link-draft";
import { LinkFields } from "./link-fields";
import { useLinkForm } from "./use-link-form";

interface EditPaymentLinkProps {
  /** As the list knows it now. */
  link: PaymentLink;
  onClose: () => void;
}

/** A panel that changes a link for the invoices to come. Mount it to open it. */
export function EditPaymentLink({ link, onClose }: EditPaymentLinkProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const [before, setBefore] = useState(link);
  const { form, refusal, refuse, restart } = useLinkForm(draftOf(link));
  const update = useMutation(
    trpc.paymentLinks.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        toast.success("Payment link changed");
        onClose();
      },
      onError: refuse,
      onSettled: () => queryClient.invalidateQueries(trpc.paymentLinks.pathFilter()),
    }),
  );
  // Somebody else has saved since the panel was opened; what is typed here stays until it is given up.
  const isStale = link.version > before.version;

  function save() {
    const changes = toLinkChanges(draftOf(before), form.getValues());
    if (Object.keys(changes).length === 0) return onClose();
    update.mutate({ id: link.id, version: before.version, ...changes });
  }

  return (
    <Sheet
      open
      onOpenChange={onClose}
      title="Edit payment link"
      description="For the invoices to come. Those that exist stay as they were made."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" form={formId} variant="primary" pending={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={form.handleSubmit(save)}>
        {isStale ? (
          <Alert tone="warning" role="alert" title="Somebody has changed this link">
            <p>Yours cannot be saved over it. Look at what holds now, and change that.</p>
            <Button
              size="sm"
              className="mt-2"
              onClick={() => {
                setBefore(link);
                restart(draftOf(link));
              }}
            >
              Show what holds now
            </Button>
          </Alert>
        ) : null}
        {refusal && !isStale ? (
          <Alert tone="danger" role="alert">
            {refusal}
          </Alert>
        ) : null}
        <LinkFields form={form} isNew={false} />
      </form>
    </Sheet>
  );
}
