"use client";

import { useState } from "react";
import { SettingsForm } from "@/components/settings/settings-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { accentColorSchema, type Merchant, MERCHANT_LIMITS } from "@/server/modules/merchants/schema";
import { BrandingPreview } from "./branding-preview";
import { LogoField } from "./logo-field";
import { useUpdateMerchant } from "./use-update-merchant";

interface BrandingFormProps {
  merchant: Merchant;
  editable: boolean;
}

/** Colour, logo and words of the payment pages, with a picture of them that follows every key stroke. */
export function BrandingForm({ merchant, editable }: BrandingFormProps) {
  const { save, pending, message, wrong } = useUpdateMerchant("Branding saved");
  const [color, setColor] = useState(merchant.accent_color ?? "");
  const [buttonText, setButtonText] = useState(merchant.button_text ?? "");
  const typed = color.trim() === "" ? null : accentColorSchema.safeParse(color);
  const unreadable = typed?.success === false ? typed.error.issues[0]?.message : undefined;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-5">
        <LogoField merchant={merchant} editable={editable} />
        <SettingsForm
          editable={editable}
          pending={pending}
          message={message}
          onSave={() =>
            save({
              version: merchant.version,
              accent_color: color.trim() || null,
              button_text: buttonText.trim() || null,
            })
          }
        >
          <Field
            label="Accent colour"
            optional
            error={unreadable ?? wrong("accent_color")}
            hint="Of buttons. Dark enough for white text, such as #1a4fd6."
          >
            <Input
              value={color}
              onChange={(event) => setColor(event.target.value)}
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
              onChange={(event) => setButtonText(event.target.value)}
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
