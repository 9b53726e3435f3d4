"use client";

import { useMutation } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { metadataText, parseMetadata } from "@/components/invoices/metadata-form";
import { useChanged } from "@/components/invoices/use-changed";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import type { Customer } from "@/server/modules/customers/schema";
import { CustomerSheet } from "./customer-sheet";

/** Changes what is known of a customer; refused when it changed since it was looked at. */
export function EditCustomer({ customer }: { customer: Customer }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const update = useMutation(trpc.customers.update.mutationOptions(changed("Customer changed")));
  const { id, version, email, name, phone, metadata } = customer;
  return (
    <CustomerSheet
      key={version}
      trigger={<Button icon={<Pencil aria-hidden />}>Edit</Button>}
      title="Edit customer"
      confirm="Save"
      initial={{ email: email ?? "", name: name ?? "", phone: phone ?? "", metadata: metadataText(metadata) }}
      pending={update.isPending}
      error={update.error}
      onReset={update.reset}
      onSave={(values, close) =>
        update.mutate(
          {
            id,
            version,
            email: values.email.trim(),
            name: values.name.trim() || null,
            phone: values.phone.trim() || null,
            metadata: parseMetadata(values.metadata),
          },
          { onSuccess: close },
        )
      }
    />
  );
}
