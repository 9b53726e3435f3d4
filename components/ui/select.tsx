"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { clsx } from "clsx";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { CONTROL } from "@/components/ui/control-style";

export interface SelectOption<Value extends string> {
  value: Value;
  label: ReactNode;
  /** A second, quieter line under the label. */
  hint?: string;
  disabled?: boolean;
}

interface SelectProps<Value extends string> {
  options: readonly SelectOption<Value>[];
  value?: Value | null;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  name?: string;
  placeholder?: string;
  disabled?: boolean;
  required?: boolean;
  size?: "md" | "lg";
  "aria-label"?: string;
  className?: string;
}

/** One choice of several, in a list that opens under the control. Submits `value` under `name`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    options,
    onValueChange,
    placeholder = "Choose…",
    size = "md",
    className,
    "aria-label": label,
    ...root
  } = props;
  return (
    <BaseSelect.Root<Value>
      {...root}
      items={options}
      modal={false}
      onValueChange={(value) => {
        if (value !== null) onValueChange?.(value);
      }}
    >
      <BaseSelect.Trigger
        aria-label={label}
        className={clsx(
          CONTROL,
          "flex items-center justify-between gap-2 px-3 text-left",
          size === "lg" ? "h-10" : "h-9 sm:h-8",
          className,
        )}
      >
        <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-faint" />
        <BaseSelect.Icon className="text-muted">
          <ChevronsUpDown aria-hidden className="size-3.5" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <BaseSelect.Popup className="popup max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1">
            {options.map((option) => (
              <Option key={option.value} option={option} />
            ))}
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}

function Option<Value extends string>({ option }: { option: SelectOption<Value> }) {
  return (
    <BaseSelect.Item
      value={option.value}
      disabled={option.disabled}
      className="flex cursor-default items-start gap-2 rounded-md py-1.5 pr-3 pl-2 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-hover"
    >
      <span className="flex size-5 shrink-0 items-center justify-center">
        <BaseSelect.ItemIndicator>
          <Check aria-hidden className="size-4 text-accent-ink" />
        </BaseSelect.ItemIndicator>
      </span>
      <span>
        <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
        {option.hint ? <span className="block text-xs text-muted">{option.hint}</span> : null}
      </span>
    </BaseSelect.Item>
  );
}
