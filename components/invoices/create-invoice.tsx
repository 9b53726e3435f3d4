"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useAddressedOpen } from "@/components/layout/use-addressed-open";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import type { Merchant } from "@/server/modules/merchants/schema";
import {
  EMPTY_INVOICE,
  fieldOf,
  type InvoiceFormValues,
  invoiceResolver,
  toCreateInput,
} from "./invoice-form";
import { InvoiceFormFields } from "./invoice-form-fields";
import { InvoicePreview } from "./invoice-preview";

interface CreateInvoiceProps {
  merchant: Pick<Merchant, "name" | "default_currency">;
}

/** The button that opens a side panel with the form and, beside it, what the customer will see. */
export function CreateInvoice({ merchant }: CreateInvoiceProps) {
  const [open, setOpen] = useAddressedOpen(true);
  const formId = useId();
  const form = useForm<InvoiceFormValues, unknown, unknown>({
    defaultValues: { ...EMPTY_INVOICE, currency: merchant.default_currency },
    resolver: invoiceResolver,
  });
  const { create, refusal } = useCreateInvoice(form.setError);

  return (
    <Sheet
      size="lg"
      open={open}
      onOpenChange={setOpen}
      title="New invoice"
      description="The customer pays this exact amount in USDT on TRON."
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Create invoice
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            pending={create.isPending || create.isSuccess}
          >
            Create invoice
          </Button>
        </>
      }
    >
      <div className="grid gap-8 md:grid-cols-[minmax(0,1fr)_17rem]">
        <form
          id={formId}
          noValidate
          onSubmit={form.handleSubmit(() => create.mutate(toCreateInput(form.getValues())))}
          className="flex flex-col gap-4"
        >
          {refusal ? (
            <Alert tone="danger" role="alert">
              {refusal}
            </Alert>
          ) : null}
          <InvoiceFormFields form={form} />
        </form>
        <InvoicePreview control={form.control} merchantName={merchant.name} />
      </div>
    </Sheet>
  );
}

type SetError = ReturnType<typeof useForm<InvoiceFormValues, unknown, unknown>>["setError"];

/** Creates and goes to the new invoice; a refusal is shown at its field, or above the form when it has none. */
function useCreateInvoice(setError: SetError) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [refusal, setRefusal] = useState<string | null>(null);
  const create = useMutation(
    trpc.invoices.create.mutationOptions({
      meta: { showsFailure: true },
      onMutate: () => setRefusal(null),
      onSuccess: (invoice) => {
        void queryClient.invalidateQueries(trpc.invoices.pathFilter());
        toast.success("Invoice created");
        router.push(`/invoices/${invoice.id}`);
      },
      onError: (error) => {
        const { issues, message: refused } = failureOf(error);
        const known = issues.flatMap(({ path, message }) => {
          const field = fieldOf(path);
          return field === undefined ? [] : [{ field, message }];
        });
        for (const issue of known)
          setError(issue.field as keyof InvoiceFormValues, { message: issue.message }, { shouldFocus: true });
        if (known.length === 0) setRefusal(refused);
      },
    }),
  );
  return { create, refusal };
}
