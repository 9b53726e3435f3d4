"use client";

import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useChanged } from "@/components/invoices/use-changed";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Customer } from "@/server/modules/customers/schema";

/** Deletes a customer's personal data after a question. */
export function DeleteCustomer({ customer }: { customer: Pick<Customer, "id" | "version"> }) {
  const [open, setOpen] = useState(false);
  const trpc = useTRPC();
  const changed = useChanged();
  const remove = useMutation(trpc.customers.delete.mutationOptions(changed("Personal data deleted")));
  return (
    <Dialog
      size="sm"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        remove.reset();
      }}
      title="Delete this customer?"
      description="E-mail address, name, phone number and metadata are deleted for good. The invoices stay, without the person."
      trigger={<Button icon={<Trash2 aria-hidden />}>Delete</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep</Button>
          <Button
            variant="danger"
            pending={remove.isPending}
            onClick={() =>
              remove.mutate(
                { id: customer.id, version: customer.version },
                { onSuccess: () => setOpen(false) },
              )
            }
          >
            Delete for good
          </Button>
        </>
      }
    >
      {remove.isError ? (
        <Alert tone="danger" role="alert">
          {failureOf(remove.error).message}
        </Alert>
      ) : null}
    </Dialog>
  );
}
