"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseMetadata } from "@/components/invoices/metadata-form";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { EMPTY_CUSTOMER } from "./customer-fields";
import { CustomerSheet } from "./customer-sheet";

/** The button that opens a panel for a new customer, and goes to their page. */
export function CreateCustomer() {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const create = useMutation(
    trpc.customers.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: (customer) => {
        toast.success("Customer created");
        void queryClient.invalidateQueries(trpc.customers.pathFilter());
        router.push(`/customers/${customer.id}`);
      },
    }),
  );
  return (
    <CustomerSheet
      addressed
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Create customer
        </Button>
      }
      title="New customer"
      confirm="Create customer"
      initial={EMPTY_CUSTOMER}
      pending={create.isPending || create.isSuccess}
      error={create.error}
      onReset={create.reset}
      onSave={({ email, name, phone, metadata }) =>
        create.mutate({
          email: email.trim(),
          name: name.trim() || undefined,
          phone: phone.trim() || undefined,
          metadata: parseMetadata(metadata),
        })
      }
    />
  );
}
