"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface CodeFieldProps {
  value: string;
  onValueChange: (value: string) => void;
  error?: string | undefined;
  /** Six digits alone: while the app is being set up there are no recovery codes yet. */
  appOnly?: boolean;
  size?: "md" | "lg";
}

/** The code of an authenticator app. */
export function CodeField({ value, onValueChange, error, appOnly = false, size = "md" }: CodeFieldProps) {
  return (
    <Field
      label={appOnly ? "Code of the app" : "Code"}
      hint={appOnly ? undefined : "Of your authenticator app, or one of your recovery codes."}
      error={error}
    >
      <Input
        name="code"
        autoComplete="one-time-code"
        inputMode={appOnly ? "numeric" : "text"}
        required
        size={size}
        maxLength={40}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
      />
    </Field>
  );
}
