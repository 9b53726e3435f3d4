"use client";

import { SettingsForm } from "@/components/settings/settings-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { accentColorSchema, type Merchant, MERCHANT_LIMITS } from "@/server/modules/merchants/schema";
import { BrandingPreview } from "./branding-preview";
import { LogoField } from "./logo-field";
import { useMerchantForm } from "./use-merchant-form";

/** What the hint names, and where the picker begins: near the colour of pages without one. */
const EXAMPLE_ACCENT = "#1a4fd6";

interface ColourPickerProps {
  /** Of six digits; null where none was chosen. */
  value: string | null;
  disabled: boolean;
  onPick: (colour: string) => void;
}

/** The system's own picker, for who does not think in hexadecimal. */
function ColourPicker({ value, disabled, onPick }: ColourPickerProps) {
  return (
    <input
      type="color"
      aria-label="Pick a colour"
      value={value ?? EXAMPLE_ACCENT}
      disabled={disabled}
      onChange={(event) => onPick(event.target.value)}
      className="-mr-1.5 h-6 w-9 cursor-pointer rounded-sm disabled:cursor-not-allowed"
    />
  );
}

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
            hint={`Of buttons and marks. Dark enough for white text, such as ${EXAMPLE_ACCENT}.`}
          >
            <Input
              value={color}
              onChange={(event) => set("color", event.target.value)}
              mono
              suffix={
                <ColourPicker
                  value={typed?.success ? typed.data : null}
                  disabled={!editable}
                  onPick={(picked) => set("color", picked)}
                />
              }
              maxLength={7}
              placeholder={EXAMPLE_ACCENT}
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
