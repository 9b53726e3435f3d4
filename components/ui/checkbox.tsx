import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { clsx } from "clsx";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";

interface CheckboxProps {
  /** Words beside the box; leave out only inside a table, together with `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  indeterminate?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  value?: string;
  disabled?: boolean;
  required?: boolean;
  "aria-label"?: string;
  className?: string;
}

/** A box to tick, with its words as part of the target. */
export function Checkbox({ label, hint, className, indeterminate, ...rest }: CheckboxProps) {
  const box = (
    <BaseCheckbox.Root
      {...rest}
      indeterminate={indeterminate}
      className={clsx(
        "flex size-4.5 shrink-0 items-center justify-center rounded-sm border border-control bg-surface text-on-accent shadow-card transition-colors duration-100",
        "hover:border-muted data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent",
        "data-disabled:cursor-not-allowed data-disabled:opacity-50 data-invalid:border-danger",
      )}
    >
      <BaseCheckbox.Indicator className="data-unchecked:hidden">
        {indeterminate ? (
          <Minus aria-hidden className="size-3.5" strokeWidth={3} />
        ) : (
          <Check aria-hidden className="size-3.5" strokeWidth={3} />
        )}
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
  if (!label) return box;
  return (
    <label
      className={clsx(
        "flex items-start gap-2.5 text-sm",
        rest.disabled ? "text-muted" : "text-ink",
        className,
      )}
    >
      <span className="flex h-5 items-center">{box}</span>
      <span>
        {label}
        {hint ? <span className="block text-xs text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
