import { Field as BaseField } from "@base-ui/react/field";
import { clsx } from "clsx";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface FieldProps {
  label: ReactNode;
  /** One control: Input, Textarea, Select, Checkbox or Switch. */
  children: ReactNode;
  /** Said before anything went wrong: format, consequence, unit. */
  hint?: ReactNode;
  /** Said instead of nothing: what is wrong and how to mend it. */
  error?: string | undefined;
  optional?: boolean;
  /** Beside the label, at the right edge: a "Forgot it?" link, for example. */
  aside?: ReactNode;
  hideLabel?: boolean;
  className?: string;
}

/** Label, control, hint and error, tied together for screen readers (name, description, invalid state). */
export function Field({ label, children, hint, error, optional, aside, hideLabel, className }: FieldProps) {
  return (
    <BaseField.Root invalid={Boolean(error)} className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <div className={clsx("flex items-baseline justify-between gap-3", hideLabel && !aside && "sr-only")}>
        <BaseField.Label className={clsx("text-sm font-medium text-ink", hideLabel && "sr-only")}>
          {label}
          {optional ? <span className="ml-1.5 font-normal text-faint">optional</span> : null}
        </BaseField.Label>
        {aside ? <span className="text-xs text-muted">{aside}</span> : null}
      </div>
      {children}
      {error ? (
        <BaseField.Error match className="flex items-start gap-1.5 text-xs text-danger-ink">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </BaseField.Error>
      ) : null}
      {hint ? <BaseField.Description className="text-xs text-muted">{hint}</BaseField.Description> : null}
    </BaseField.Root>
  );
}
