"use client";

import { SettingsForm } from "@/components/settings/settings-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type Merchant, MERCHANT_LIMITS, PRICE_CURRENCIES } from "@/server/modules/merchants/schema";
import { useMerchantForm } from "./use-merchant-form";

interface BusinessFormProps {
  merchant: Merchant;
  editable: boolean;
}

const CURRENCIES = PRICE_CURRENCIES.map((value) => ({ value, label: value }));

const TEXTS = ["name", "support_email", "support_url", "statement_name"] as const;

function fieldsOf(merchant: Merchant) {
  return {
    name: merchant.name,
    support_email: merchant.support_email ?? "",
    support_url: merchant.support_url ?? "",
    statement_name: merchant.statement_name ?? "",
    default_currency: merchant.default_currency,
  };
}

function changesOf({ name, default_currency, ...texts }: ReturnType<typeof fieldsOf>) {
  return {
    name,
    support_email: texts.support_email.trim() || null,
    support_url: texts.support_url.trim() || null,
    statement_name: texts.statement_name.trim() || null,
    default_currency,
  };
}

/** Name, support and the currency that invoices are usually priced in. */
export function BusinessForm({ merchant: loaded, editable }: BusinessFormProps) {
  const done = "Business profile saved";
  const { values, set, wrong, ...form } = useMerchantForm({ loaded, fieldsOf, changesOf, done });
  const field = (name: (typeof TEXTS)[number]) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) => set(name, event.target.value),
  });
  return (
    <SettingsForm editable={editable} pending={form.pending} message={form.message} onSave={form.save}>
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
        <Select
          options={CURRENCIES}
          value={values.default_currency}
          onValueChange={(currency) => set("default_currency", currency)}
          disabled={!editable}
        />
      </Field>
    </SettingsForm>
  );
}
