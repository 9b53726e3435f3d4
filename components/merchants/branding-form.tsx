"use client";

import { SettingsForm } from "@/components/settings/settings-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { accentColorSchema, type Merchant, MERCHANT_LIMITS } from "@/server/modules/merchants/schema";
import { BrandingPreview } from "./branding-preview";
import { LogoField } from "./logo-field";
import { useMerchantForm } from "./use-merchant-form";

interface BrandingFormProps {
  merchant: Merchant;
  editable: boolean;
}

function fieldsOf({ accent_color, button_text }: Merchant) {
  return { color: accent_color ?? "", buttonText: button_text ?? "" };
}

function changesOf({ color, buttonText }: ReturnType<typeof fieldsOf>) {
  return { accent_color: color.trim() || null, button_text: buttonText.trim() || null };
}

/** Colour, logo and words of the payment pages, with a picture of them that follows every key stroke. */
export function BrandingForm({ merchant: loaded, editable }: BrandingFormProps) {
  const done = "Branding saved";
  const { merchant, values, set, wrong, ...form } = useMerchantForm({ loaded, fieldsOf, changesOf, done });
  const { color, buttonText } = values;
  const typed = color.trim() === "" ? null : accentColorSchema.safeParse(color);
  const unreadable = typed?.success === false ? typed.error.issues[0]?.message : undefined;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-5">
        <LogoField
          merchant={merchant}
          editable={editable}
          pending={form.pending}
          onChanged={form.setMerchant}
        />
        <SettingsForm editable={editable} pending={form.pending} message={form.message} onSave={form.save}>
          <Field
            label="Accent colour"
            optional
            error={unreadable ?? wrong("accent_color")}
            hint="Of buttons. Dark enough for white text, such as #1a4fd6."
          >
            <Input
              value={color}
              onChange={(event) => set("color", event.target.value)}
              mono
              maxLength={7}
              placeholder="#1a4fd6"
              autoComplete="off"
            />
          </Field>
          <Field
            label="Button text"
            optional
            error={wrong("button_text")}
            hint="On the button of a payment link that leads to the payment."
          >
            <Input
              value={buttonText}
              onChange={(event) => set("buttonText", event.target.value)}
              maxLength={MERCHANT_LIMITS.buttonTextCharacters}
              placeholder="Continue to payment"
              autoComplete="off"
            />
          </Field>
        </SettingsForm>
      </div>
      <BrandingPreview
        branding={{
          ...merchant,
          accent_color: typed?.success ? typed.data : null,
          button_text: buttonText.trim() || null,
        }}
      />
    </div>
  );
}
