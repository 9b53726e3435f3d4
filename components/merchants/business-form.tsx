"use client";

import { useState } from "react";
import { SettingsForm } from "@/components/settings/settings-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type Merchant, MERCHANT_LIMITS, PRICE_CURRENCIES } from "@/server/modules/merchants/schema";
import { useUpdateMerchant } from "./use-update-merchant";

interface BusinessFormProps {
  merchant: Merchant;
  editable: boolean;
}

const CURRENCIES = PRICE_CURRENCIES.map((value) => ({ value, label: value }));

/** Name, support and the currency that invoices are usually priced in. */
export function BusinessForm({ merchant, editable }: BusinessFormProps) {
  const { save, pending, message, wrong } = useUpdateMerchant("Business profile saved");
  const [values, setValues] = useState({
    name: merchant.name,
    support_email: merchant.support_email ?? "",
    support_url: merchant.support_url ?? "",
    statement_name: merchant.statement_name ?? "",
  });
  const [currency, setCurrency] = useState(merchant.default_currency);
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
  });
  const text = (name: keyof typeof values) => values[name].trim() || null;
  return (
    <SettingsForm
      editable={editable}
      pending={pending}
      message={message}
      onSave={() =>
        save({
          version: merchant.version,
          name: values.name,
          support_email: text("support_email"),
          support_url: text("support_url"),
          statement_name: text("statement_name"),
          default_currency: currency,
        })
      }
    >
      <Field label="Name" error={wrong("name")} hint="Customers see it on every payment page.">
        <Input maxLength={MERCHANT_LIMITS.nameCharacters} autoComplete="organization" {...field("name")} />
      </Field>
      <Field
        label="Support e-mail"
        optional
        error={wrong("support_email")}
        hint="Where a customer can ask about a payment."
      >
        <Input type="email" autoComplete="off" maxLength={254} {...field("support_email")} />
      </Field>
      <Field label="Support page" optional error={wrong("support_url")} hint="An address with https://">
        <Input type="url" autoComplete="off" maxLength={500} {...field("support_url")} />
      </Field>
      <Field
        label="Statement name"
        optional
        error={wrong("statement_name")}
        hint="Up to 22 capital letters and digits, for statements and receipts."
      >
        <Input maxLength={MERCHANT_LIMITS.statementNameCharacters} {...field("statement_name")} />
      </Field>
      <Field
        label="Default currency"
        error={wrong("default_currency")}
        hint="What the form of a new invoice starts with."
      >
        <Select options={CURRENCIES} value={currency} onValueChange={setCurrency} disabled={!editable} />
      </Field>
    </SettingsForm>
  );
}
