"use client";

import { Controller, FormProvider, type UseFormReturn, useWatch } from "react-hook-form";
import { CURRENCY_OPTIONS, EXPIRY_OPTIONS } from "@/components/invoices/invoice-form";
import { LineItemFields } from "@/components/invoices/line-item-fields";
import { Alert } from "@/components/ui/alert";
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
  form: UseFormReturn<LinkDraft, unknown, unknown>;
  /** A link that exists keeps its currency. */
  isNew: boolean;
}

export function LinkFields({ form, isNew }: LinkFieldsProps) {
  const { register, control, formState } = form;
  const { errors } = formState;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
        <Field label="Price">
          <Controller
            control={control}
            name="pricing"
            render={({ field }) => (
              <Select
                options={PRICING_OPTIONS}
                value={field.value}
                onValueChange={field.onChange}
                size="lg"
              />
            )}
          />
        </Field>
        <Field label="Currency" error={errors.currency?.message}>
          <Controller
            control={control}
            name="currency"
            render={({ field }) => (
              <Select
                options={CURRENCY_OPTIONS}
                value={field.value}
                onValueChange={field.onChange}
                disabled={!isNew}
                size="lg"
              />
            )}
          />
        </Field>
      </div>
      <PriceFields form={form} />
      <Field
        label="Description"
        optional
        error={errors.description?.message}
        hint="The heading of the page, and the description of its invoices."
      >
        <Textarea {...register("description")} rows={2} maxLength={INVOICE_LIMITS.descriptionCharacters} />
      </Field>
      <Field
        label="Uses"
        optional
        error={errors.max_uses?.message}
        hint="How many invoices may be open or paid. Empty: as many as come."
      >
        <Input {...register("max_uses")} autoComplete="off" inputMode="numeric" numeric />
      </Field>
      <Field label="Its invoices expire after" error={errors.invoice_expires_in_seconds?.message}>
        <Controller
          control={control}
          name="invoice_expires_in_seconds"
          render={({ field }) => (
            <Select options={expiriesWith(field.value)} value={field.value} onValueChange={field.onChange} />
          )}
        />
      </Field>
      <ReturnFields form={form} />
      <Field
        label="Metadata"
        optional
        error={errors.metadata?.message}
        hint="One key: value on each line. Copied to each invoice, for you alone."
      >
        <Textarea {...register("metadata")} rows={2} mono />
      </Field>
    </>
  );
}

/** The usual spans, and one that only the API was told. */
function expiriesWith(seconds: string): readonly { value: string; label: string }[] {
  if (EXPIRY_OPTIONS.some(({ value }) => value === seconds)) return EXPIRY_OPTIONS;
  return [...EXPIRY_OPTIONS, { value: seconds, label: `${Math.round(Number(seconds) / 60)} minutes` }];
}

type PartProps = Pick<LinkFieldsProps, "form">;

function PriceFields({ form }: PartProps) {
  const { register, control, formState } = form;
  const { errors } = formState;
  const [pricing, lines] = useWatch({ control, name: ["pricing", "line_items"] });
  const amount = (name: "amount" | "minimum_amount" | "maximum_amount") =>
    ({
      ...register(name),
      inputMode: "decimal",
      autoComplete: "off",
      placeholder: "0.00",
      numeric: true,
    }) as const;
  if (pricing === "chosen")
    return (
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label="At least" optional error={errors.minimum_amount?.message ?? errors.amount?.message}>
          <Input {...amount("minimum_amount")} />
        </Field>
        <Field label="At most" optional error={errors.maximum_amount?.message}>
          <Input {...amount("maximum_amount")} />
        </Field>
      </div>
    );
  return (
    <>
      {lines.length > 0 ? null : (
        <Field label="Amount" error={errors.amount?.message}>
          <Input {...amount("amount")} size="lg" />
        </Field>
      )}
      <FormProvider {...form}>
        <LineItemFields />
      </FormProvider>
      {lines.length > 0 && errors.amount ? (
        <Alert tone="danger" role="alert">
          {errors.amount.message}
        </Alert>
      ) : null}
    </>
  );
}

function ReturnFields({ form: { register, formState } }: PartProps) {
  const { errors } = formState;
  const address = {
    type: "url",
    autoComplete: "off",
    placeholder: "https://",
    maxLength: INVOICE_LIMITS.urlCharacters,
  } as const;
  return (
    <>
      <Field
        label="Return address"
        optional
        error={errors.success_url?.message}
        hint="Where the customer goes after paying. {INVOICE_ID} becomes the invoice's id."
      >
        <Input {...register("success_url")} {...address} />
      </Field>
      <Field label="Return address when it is not paid" optional error={errors.cancel_url?.message}>
        <Input {...register("cancel_url")} {...address} />
      </Field>
    </>
  );
}
