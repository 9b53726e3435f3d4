import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { clsx } from "clsx";
import type { ReactNode } from "react";

interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
  className?: string;
}

/** A setting that takes effect at once: words on the left, the switch at the right edge. */
export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  return (
    <label className={clsx("flex items-start justify-between gap-6 text-sm", className)}>
      <span>
        <span className="font-medium text-ink">{label}</span>
        {hint ? <span className="block text-muted">{hint}</span> : null}
      </span>
      <BaseSwitch.Root
        {...rest}
        className={clsx(
          "flex h-5 w-9 shrink-0 items-center rounded-full border border-control bg-sunken p-0.5 transition-colors duration-150",
          "data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:opacity-50",
        )}
      >
        <BaseSwitch.Thumb className="size-3.5 rounded-full bg-muted shadow-card transition-[translate,background-color] duration-150 data-checked:translate-x-4 data-checked:bg-white" />
      </BaseSwitch.Root>
    </label>
  );
}
