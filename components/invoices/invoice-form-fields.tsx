"use client";

import { Controller, FormProvider, type UseFormReturn, useWatch } from "react-hook-form";
import { CustomerPicker } from "@/components/customers/customer-picker";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { CUSTOMER_LIMITS } from "@/server/modules/customers/schema";
import { INVOICE_LIMITS } from "@/server/modules/invoices/schema";
import { CURRENCY_OPTIONS, EXPIRY_OPTIONS, type InvoiceFormValues } from "./invoice-form";
import { LineItemFields } from "./line-item-fields";

interface InvoiceFormFieldsProps {
  form: UseFormReturn<InvoiceFormValues, unknown, unknown>;
}

export function InvoiceFormFields({ form }: InvoiceFormFieldsProps) {
  const { register, control, formState } = form;
  const { errors } = formState;
  const itemised = useWatch({ control, name: "line_items" }).length > 0;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-3">
        {itemised ? (
          <p className="self-end pb-2.5 text-sm text-muted">The items make the amount.</p>
        ) : (
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
        )}
        <Field label="Currency" error={errors.currency?.message}>
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
      <FormProvider {...form}>
        <LineItemFields />
      </FormProvider>
      {itemised && errors.amount ? (
        <Alert tone="danger" role="alert">
          {errors.amount.message}
        </Alert>
      ) : null}
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
        <Controller
          control={control}
          name="customer_email"
          render={({ field }) => <CustomerPicker value={field.value} onChange={field.onChange} />}
        />
      </Field>
      <Field
        label="Customer name"
        optional
        error={errors.customer_name?.message}
        hint="For a customer who is new."
      >
        <Input {...register("customer_name")} autoComplete="off" maxLength={CUSTOMER_LIMITS.nameCharacters} />
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
      <Field
        label="Metadata"
        optional
        error={errors.metadata?.message}
        hint="One key: value on each line. For you alone."
      >
        <Textarea {...register("metadata")} rows={2} mono />
      </Field>
    </>
  );
}
