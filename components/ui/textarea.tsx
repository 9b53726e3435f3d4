import { Field } from "@base-ui/react/field";
import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "@/components/ui/control-style";

interface TextareaProps extends Omit<ComponentProps<"textarea">, "defaultValue" | "value"> {
  defaultValue?: string;
  value?: string;
  mono?: boolean;
}

/** A text control of several lines that grows with what is written. */
export function Textarea({ mono, className, rows = 3, defaultValue, value, ...rest }: TextareaProps) {
  return (
    <Field.Control
      defaultValue={defaultValue}
      value={value}
      render={
        <textarea
          rows={rows}
          {...rest}
          className={clsx(CONTROL, "field-sizing-content max-h-96 px-3 py-2", mono && "font-mono", className)}
        />
      }
    />
  );
}
