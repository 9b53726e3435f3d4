"use client";

import { SettingsForm } from "@/components/settings/settings-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Select } from "@/components/ui/select";
import { type Merchant, MERCHANT_LIMITS } from "@/server/modules/merchants/schema";
import { basisPointsOf, percentText, wholeNumberOf } from "./typed-numbers";
import { useMerchantForm } from "./use-merchant-form";

interface PolicyFormProps {
  merchant: Merchant;
  editable: boolean;
}

const LATE = [
  { value: "accept", label: "Accept", hint: "Late money counts and is flagged" },
  { value: "hold", label: "Hold", hint: "Late money waits for your decision" },
] as const;

function fieldsOf(merchant: Merchant) {
  return {
    confirmations: merchant.confirmations_override?.toString() ?? "",
    tolerance: percentText(merchant.tolerance_basis_points),
    late: merchant.late_policy,
  };
}

function changesOf({ confirmations, tolerance, late }: ReturnType<typeof fieldsOf>) {
  return {
    confirmations_override: wholeNumberOf(confirmations),
    tolerance_basis_points: basisPointsOf(tolerance),
    late_policy: late,
  };
}

/** Confirmations, tolerance and what becomes of late money; the platform's fee beside them. */
export function PolicyForm({ merchant: loaded, editable }: PolicyFormProps) {
  const done = "Payments policy saved";
  const { merchant, values, set, wrong, ...form } = useMerchantForm({ loaded, fieldsOf, changesOf, done });
  return (
    <SettingsForm editable={editable} pending={form.pending} message={form.message} onSave={form.save}>
      <Field
        label="Confirmations"
        optional
        error={wrong("confirmations_override")}
        hint={`Blocks until a payment counts, 1 to ${MERCHANT_LIMITS.confirmationsMost}. Empty: by value, 1 below 100 USD, 12 below 10,000, else 19. Money is paid out only once it is final.`}
      >
        <Input
          inputMode="numeric"
          numeric
          value={values.confirmations}
          onChange={(event) => set("confirmations", event.target.value)}
          placeholder="By value"
        />
      </Field>
      <Field
        label="Tolerance"
        error={wrong("tolerance_basis_points")}
        hint="How much less than due still counts as paid, 0 to 5 %."
      >
        <Input
          inputMode="decimal"
          numeric
          suffix="%"
          value={values.tolerance}
          onChange={(event) => set("tolerance", event.target.value)}
        />
      </Field>
      <Field label="Late payments" error={wrong("late_policy")}>
        <Select
          options={LATE}
          value={values.late}
          onValueChange={(late) => set("late", late)}
          disabled={!editable}
        />
      </Field>
      <KeyValueList
        items={[
          { key: "Platform fee", value: `${percentText(merchant.fee_basis_points)} % of each settlement` },
        ]}
      />
    </SettingsForm>
  );
}
