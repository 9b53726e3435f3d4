import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface EmailFieldProps {
  value: string;
  error?: string | undefined;
  readOnly?: boolean;
  onValueChange: (value: string) => void;
}

/** The address that somebody signs in with, as password managers know it. */
export function EmailField({ value, error, readOnly, onValueChange }: EmailFieldProps) {
  return (
    <Field label="E-mail" error={error}>
      <Input
        name="email"
        type="email"
        autoComplete="username"
        required
        size="lg"
        maxLength={254}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onValueChange(event.target.value)}
      />
    </Field>
  );
}
