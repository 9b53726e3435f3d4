import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { firstClick } from "@/components/ui/button";

interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** What the button does; read aloud and shown as the browser's hint. */
  label: string;
  children: ReactNode;
  size?: "sm" | "md" | "lg";
  variant?: "ghost" | "outline";
  /** The action is running. A double click on a button that says so is one click. */
  pending?: boolean;
}

const SIZES = {
  sm: "size-7 [&_svg]:size-3.5",
  md: "size-8 [&_svg]:size-4",
  lg: "size-10 [&_svg]:size-5",
} as const;

/** A square button that shows only an icon and carries its name for those who cannot see it. */
export function IconButton({
  label,
  size = "md",
  variant = "ghost",
  className,
  pending,
  disabled,
  onClick,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      disabled={disabled || pending}
      onClick={pending === undefined ? onClick : firstClick(pending, onClick)}
      aria-label={label}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100",
        "hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:opacity-55 data-popup-open:bg-hover data-popup-open:text-ink",
        variant === "outline" && "border border-line bg-surface shadow-card dark:bg-raised",
        SIZES[size],
        className,
      )}
    >
      {children}
    </button>
  );
}
