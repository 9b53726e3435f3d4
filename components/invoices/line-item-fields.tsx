"use client";

import { Plus, X } from "lucide-react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { INVOICE_LIMITS } from "@/server/modules/invoices/schema";
import { EMPTY_LINE, type InvoiceFormValues } from "./invoice-form";

/** What the price is made of, in the form around it. As soon as there is one item, the items make the amount. */
export function LineItemFields() {
  const { control, register, formState } = useFormContext<Pick<InvoiceFormValues, "line_items">>();
  const { fields, append, remove } = useFieldArray({ control, name: "line_items" });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">Items</legend>
      {fields.map(({ id }, index) => {
        const errors = formState.errors.line_items?.[index];
        const place = `line_items.${index}` as const;
        return (
          <div key={id} className="rounded-lg border border-line p-3">
            <div className="flex items-start gap-2">
              <Field label={`Item ${index + 1}`} className="flex-1" error={errors?.description?.message}>
                <Input
                  {...register(`${place}.description`)}
                  autoComplete="off"
                  autoFocus={index > 0}
                  maxLength={INVOICE_LIMITS.lineItemCharacters}
                />
              </Field>
              <IconButton label={`Remove item ${index + 1}`} size="sm" onClick={() => remove(index)}>
                <X aria-hidden />
              </IconButton>
            </div>
            <div className="mt-2 grid grid-cols-[4.5rem_minmax(0,1fr)_6rem] items-start gap-2">
              <Field label="Quantity" error={errors?.quantity?.message}>
                <Input {...register(`${place}.quantity`)} inputMode="numeric" autoComplete="off" numeric />
              </Field>
              <Field label="Unit price" error={errors?.unit_amount?.message}>
                <Input
                  {...register(`${place}.unit_amount`)}
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="0.00"
                  numeric
                />
              </Field>
              <Field label="Tax %" error={errors?.tax_percentage?.message}>
                <Input
                  {...register(`${place}.tax_percentage`)}
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="0"
                  numeric
                />
              </Field>
            </div>
          </div>
        );
      })}
      {fields.length < INVOICE_LIMITS.lineItems ? (
        <Button
          size="sm"
          className="self-start"
          icon={<Plus aria-hidden />}
          onClick={() => append(EMPTY_LINE)}
        >
          {fields.length === 0 ? "Make the amount out of items" : "Add item"}
        </Button>
      ) : null}
    </fieldset>
  );
}
