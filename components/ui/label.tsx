import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** A label for a control that stands outside a `Field`. */
export function Label({ className, children, ...rest }: ComponentProps<"label">) {
  return (
    <label {...rest} className={clsx("text-sm font-medium text-ink", className)}>
      {children}
    </label>
  );
}
