"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { CustomerPicker } from "@/components/customers/customer-picker";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { Textarea } from "@/components/ui/textarea";
import { instant } from "@/server/core/clock";
import { type Invoice, INVOICE_LIMITS } from "@/server/modules/invoices/schema";
import { isPayable } from "@/server/modules/invoices/status";
import { metadataText, parseMetadata } from "./metadata-form";
import { useChanged } from "./use-changed";

interface EditInvoiceProps {
  invoice: Invoice;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const toUtcField = (time: string): string => time.slice(0, 16);

function valuesOf(invoice: Invoice) {
  return {
    description: invoice.description ?? "",
    email: invoice.customer?.email ?? "",
    success_url: invoice.success_url ?? "",
    cancel_url: invoice.cancel_url ?? "",
    expires_at: toUtcField(invoice.expires_at),
    metadata: metadataText(invoice.metadata),
  };
}
type Values = ReturnType<typeof valuesOf>;

/** What was changed in the form, and nothing else. */
function changesOf(before: Values, values: Values) {
  const changed = (name: keyof Values) => values[name].trim() !== before[name];
  const text = (name: "description" | "success_url" | "cancel_url") =>
    changed(name) ? { [name]: values[name].trim() || null } : {};
  const email = values.email.trim();
  return {
    ...text("description"),
    ...text("success_url"),
    ...text("cancel_url"),
    ...(changed("email") ? (email ? { customer: { email } } : { customer_id: null }) : {}),
    ...(changed("metadata") ? { metadata: parseMetadata(values.metadata) } : {}),
    ...(changed("expires_at") ? { expires_at: instant(`${values.expires_at}:00.000Z`).toISOString() } : {}),
  };
}

/** A panel for what may still be said about an invoice. What was asked for cannot change. */
export function EditInvoice({ invoice, open, onOpenChange }: EditInvoiceProps) {
  const trpc = useTRPC();
  const changed = useChanged();
  const [before, setBefore] = useState(() => ({ version: invoice.version, values: valuesOf(invoice) }));
  const [values, setValues] = useState(before.values);
  const formId = useId();
  const update = useMutation(trpc.invoices.update.mutationOptions(changed("Invoice changed")));
  const failure = update.error ? failureOf(update.error) : null;
  const wrong = (path: string) => failure?.issues.find((issue) => issue.path.startsWith(path))?.message;
  const field = (name: keyof Values) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
  });

  function changeOpen(next: boolean) {
    onOpenChange(next);
    update.reset();
    const fresh = { version: invoice.version, values: valuesOf(invoice) };
    setBefore(fresh);
    setValues(fresh.values);
  }

  return (
    <Sheet
      open={open}
      onOpenChange={changeOpen}
      title="Edit invoice"
      description="Amount, items and terms stay as they were asked for."
      footer={
        <>
          <Button onClick={() => changeOpen(false)}>Close</Button>
          <Button type="submit" form={formId} variant="primary" pending={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const changes = changesOf(before.values, values);
          if (Object.keys(changes).length === 0) return changeOpen(false);
          update.mutate(
            { id: invoice.id, version: before.version, ...changes },
            { onSuccess: () => onOpenChange(false) },
          );
        }}
      >
        {failure && failure.issues.length === 0 ? (
          <Alert tone="danger" role="alert">
            {failure.message}
          </Alert>
        ) : null}
        <Field label="Description" optional error={wrong("description")} hint="Shown to the customer.">
          <Textarea rows={2} maxLength={INVOICE_LIMITS.descriptionCharacters} {...field("description")} />
        </Field>
        <Field
          label="Customer e-mail"
          optional
          error={wrong("customer")}
          hint="A new address makes a new customer."
        >
          <CustomerPicker {...field("email")} />
        </Field>
        {isPayable(invoice.status) ? (
          <Field label="Expires (UTC)" error={wrong("expires_at")} hint="Can only be put off.">
            <Input type="datetime-local" min={toUtcField(invoice.expires_at)} {...field("expires_at")} />
          </Field>
        ) : null}
        <Field
          label="Return link after payment"
          optional
          error={wrong("success_url")}
          hint="May contain {INVOICE_ID}."
        >
          <Input
            type="url"
            autoComplete="off"
            maxLength={INVOICE_LIMITS.urlCharacters}
            {...field("success_url")}
          />
        </Field>
        <Field label="Return link when it is not paid" optional error={wrong("cancel_url")}>
          <Input
            type="url"
            autoComplete="off"
            maxLength={INVOICE_LIMITS.urlCharacters}
            {...field("cancel_url")}
          />
        </Field>
        <Field
          label="Metadata"
          optional
          error={wrong("metadata")}
          hint="One key: value on each line. For you alone."
        >
          <Textarea rows={3} mono {...field("metadata")} />
        </Field>
      </form>
    </Sheet>
  );
}
