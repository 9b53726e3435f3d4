import { Input as BaseInput } from "@base-ui/react/input";
import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { CONTROL } from "@/components/ui/control-style";

interface InputProps extends Omit<ComponentProps<"input">, "size" | "prefix" | "defaultValue" | "value"> {
  defaultValue?: string;
  value?: string;
  size?: "md" | "lg";
  /** Words or an icon inside the left edge, such as a search glass. */
  prefix?: ReactNode;
  /** Words or a button inside the right edge, such as a currency. */
  suffix?: ReactNode;
  /** Digits of one width, right-aligned: for amounts. */
  numeric?: boolean;
  mono?: boolean;
}

/** A one-line text control. Inside a `Field` it is wired to the label, the hint and the error. */
export function Input({ size = "md", prefix, suffix, numeric, mono, className, ...rest }: InputProps) {
  const control = (
    <BaseInput
      {...rest}
      className={clsx(
        CONTROL,
        size === "lg" ? "h-10" : "h-9 sm:h-8",
        prefix ? "pl-9" : "pl-3",
        suffix ? "pr-14" : "pr-3",
        numeric && "figures text-right",
        mono && "font-mono",
        !prefix && !suffix && className,
      )}
    />
  );
  if (!prefix && !suffix) return control;
  return (
    <div className={clsx("relative", className)}>
      {prefix ? (
        <span className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted [&_svg]:size-4">
          {prefix}
        </span>
      ) : null}
      {control}
      {suffix ? (
        <span className="absolute inset-y-0 right-3 flex items-center text-sm text-muted">{suffix}</span>
      ) : null}
    </div>
  );
}
