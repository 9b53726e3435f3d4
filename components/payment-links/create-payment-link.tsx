"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useId } from "react";
import { useAddressedOpen } from "@/components/layout/use-addressed-open";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { EMPTY_LINK, toCreateLink } from "./link-draft";
import { LinkFields } from "./link-fields";
import { ShareLink } from "./share-link";
import { useLinkForm } from "./use-link-form";

/** The button that opens a panel for a new link, which then shows its address and QR code. `addressed`: the page’s own, which `?create=1` opens. */
export function CreatePaymentLink({ addressed }: { addressed?: boolean }) {
  const [open, setOpen] = useAddressedOpen(addressed);
  const { form, refusal, refuse, restart } = useLinkForm(EMPTY_LINK);
  const formId = useId();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.paymentLinks.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => queryClient.invalidateQueries(trpc.paymentLinks.pathFilter()),
      onError: refuse,
    }),
  );
  const made = create.data;

  function changeOpen(next: boolean) {
    setOpen(next);
    if (!next) return;
    create.reset();
    restart(EMPTY_LINK);
  }

  return (
    <Sheet
      open={open}
      onOpenChange={changeOpen}
      title={made ? "Your payment link" : "New payment link"}
      description="One address for many payments. Each customer gets an invoice of their own."
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Create payment link
        </Button>
      }
      footer={
        made ? (
          <Button variant="primary" onClick={() => setOpen(false)}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={() => setOpen(false)}>Close</Button>
            <Button type="submit" form={formId} variant="primary" pending={create.isPending}>
              Create payment link
            </Button>
          </>
        )
      }
    >
      {made ? (
        <ShareLink url={made.url} />
      ) : (
        <form
          id={formId}
          noValidate
          className="flex flex-col gap-4"
          onSubmit={form.handleSubmit(() => create.mutate(toCreateLink(form.getValues())))}
        >
          {refusal ? (
            <Alert tone="danger" role="alert">
              {refusal}
            </Alert>
          ) : null}
          <LinkFields form={form} isNew />
        </form>
      )}
    </Sheet>
  );
}
