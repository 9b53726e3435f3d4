"use client";

import { CURRENCY_OPTIONS, EXPIRY_OPTIONS } from "@/components/invoices/invoice-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { INVOICE_LIMITS } from "@/server/modules/invoices/schema";
import type { LinkDraft } from "./link-draft";

const PRICING_OPTIONS = [
  { value: "fixed", label: "A fixed price" },
  { value: "chosen", label: "The customer chooses" },
] as const;

interface LinkFieldsProps {
  draft: LinkDraft;
  onChange: (draft: LinkDraft) => void;
  /** What is wrong with a field. */
  wrong: (path: keyof LinkDraft) => string | undefined;
}

export function LinkFields({ draft, onChange, wrong }: LinkFieldsProps) {
  const set = (name: keyof LinkDraft) => (value: string) => onChange({ ...draft, [name]: value });
  const field = (name: keyof LinkDraft) => ({
    value: draft[name],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => set(name)(event.target.value),
  });
  const amount = (name: keyof LinkDraft) =>
    ({ ...field(name), inputMode: "decimal", numeric: true }) as const;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
        <Field label="Price">
          <Select options={PRICING_OPTIONS} value={draft.pricing} onValueChange={set("pricing")} size="lg" />
        </Field>
        <Field label="Currency" error={wrong("currency")}>
          <Select
            options={CURRENCY_OPTIONS}
            value={draft.currency}
            onValueChange={set("currency")}
            size="lg"
          />
        </Field>
      </div>
      {draft.pricing === "fixed" ? (
        <Field label="Amount" error={wrong("amount")}>
          <Input {...amount("amount")} placeholder="0.00" size="lg" />
        </Field>
      ) : (
        <div className="grid grid-cols-2 items-start gap-3">
          <Field label="At least" optional error={wrong("minimum_amount") ?? wrong("amount")}>
            <Input {...amount("minimum_amount")} placeholder="0.00" />
          </Field>
          <Field label="At most" optional error={wrong("maximum_amount")}>
            <Input {...amount("maximum_amount")} placeholder="0.00" />
          </Field>
        </div>
      )}
      <Field
        label="Description"
        optional
        error={wrong("description")}
        hint="The heading of the page, and the description of its invoices."
      >
        <Textarea {...field("description")} rows={2} maxLength={INVOICE_LIMITS.descriptionCharacters} />
      </Field>
      <Field
        label="Uses"
        optional
        error={wrong("max_uses")}
        hint="How many invoices may be open or paid. Empty: as many as come."
      >
        <Input {...field("max_uses")} inputMode="numeric" numeric />
      </Field>
      <Field label="Its invoices expire after" error={wrong("invoice_expires_in_seconds")}>
        <Select
          options={EXPIRY_OPTIONS}
          value={draft.invoice_expires_in_seconds}
          onValueChange={set("invoice_expires_in_seconds")}
        />
      </Field>
      <Field
        label="Return address"
        optional
        error={wrong("success_url")}
        hint="Where the customer goes after paying. {INVOICE_ID} becomes the invoice's id."
      >
        <Input
          {...field("success_url")}
          type="url"
          placeholder="https://"
          maxLength={INVOICE_LIMITS.urlCharacters}
        />
      </Field>
      <Field
        label="Metadata"
        optional
        error={wrong("metadata")}
        hint="One key: value on each line. Copied to each invoice, for you alone."
      >
        <Textarea {...field("metadata")} rows={2} mono />
      </Field>
    </>
  );
}
