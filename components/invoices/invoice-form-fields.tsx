"use client";

import { Controller, type UseFormReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { INVOICE_LIMITS } from "@/server/modules/invoices/schema";
import { CURRENCY_OPTIONS, EXPIRY_OPTIONS, type InvoiceFormValues } from "./invoice-form";

interface InvoiceFormFieldsProps {
  form: UseFormReturn<InvoiceFormValues, unknown, unknown>;
}

export function InvoiceFormFields({ form }: InvoiceFormFieldsProps) {
  const { register, control, formState } = form;
  const { errors } = formState;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
        <Field label="Amount" error={errors.amount?.message}>
          <Input
            {...register("amount")}
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.00"
            numeric
            size="lg"
            autoFocus
          />
        </Field>
        <Field label="Currency">
          <Controller
            control={control}
            name="currency"
            render={({ field }) => (
              <Select
                options={CURRENCY_OPTIONS}
                value={field.value}
                onValueChange={field.onChange}
                size="lg"
              />
            )}
          />
        </Field>
      </div>
      <Field label="Description" optional error={errors.description?.message} hint="Shown to the customer.">
        <Textarea {...register("description")} rows={2} maxLength={INVOICE_LIMITS.descriptionCharacters} />
      </Field>
      <Field
        label="Order id"
        optional
        error={errors.order_id?.message}
        hint="Your reference. The same one cannot be used for another invoice."
      >
        <Input {...register("order_id")} autoComplete="off" maxLength={INVOICE_LIMITS.orderIdCharacters} />
      </Field>
      <Field label="Customer e-mail" optional error={errors.customer_email?.message}>
        <Input {...register("customer_email")} type="email" autoComplete="off" maxLength={254} />
      </Field>
      <Field
        label="Expires after"
        error={errors.expires_in_seconds?.message}
        hint="Later money is still found and flagged."
      >
        <Controller
          control={control}
          name="expires_in_seconds"
          render={({ field }) => (
            <Select options={EXPIRY_OPTIONS} value={field.value} onValueChange={field.onChange} />
          )}
        />
      </Field>
    </>
  );
}
