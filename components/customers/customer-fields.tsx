"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { CUSTOMER_LIMITS } from "@/server/modules/customers/schema";

/** What the form holds: text as it was typed. */
export interface CustomerFormValues {
  readonly email: string;
  readonly name: string;
  readonly phone: string;
  readonly metadata: string;
}

export const EMPTY_CUSTOMER: CustomerFormValues = { email: "", name: "", phone: "", metadata: "" };

interface CustomerFieldsProps {
  values: CustomerFormValues;
  onChange: (values: CustomerFormValues) => void;
  /** What is wrong with a field. */
  wrong: (path: string) => string | undefined;
}

export function CustomerFields({ values, onChange, wrong }: CustomerFieldsProps) {
  const field = (name: keyof CustomerFormValues) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...values, [name]: event.target.value }),
  });
  return (
    <>
      <Field label="E-mail" error={wrong("email")}>
        <Input
          type="email"
          autoComplete="off"
          maxLength={CUSTOMER_LIMITS.emailCharacters}
          {...field("email")}
        />
      </Field>
      <Field label="Name" optional error={wrong("name")}>
        <Input autoComplete="off" maxLength={CUSTOMER_LIMITS.nameCharacters} {...field("name")} />
      </Field>
      <Field label="Phone" optional error={wrong("phone")}>
        <Input
          type="tel"
          autoComplete="off"
          maxLength={CUSTOMER_LIMITS.phoneCharacters}
          {...field("phone")}
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
    </>
  );
}
