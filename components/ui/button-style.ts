import { clsx } from "clsx";

const BASE = [
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium",
  "transition-[background-color,border-color,color,box-shadow,translate] duration-100 active:translate-y-px",
  "disabled:cursor-not-allowed disabled:opacity-55 disabled:active:translate-y-0 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
  "[&_svg]:shrink-0",
];

const VARIANTS = {
  primary: "border-transparent bg-accent text-on-accent shadow-card hover:bg-accent-hover",
  secondary: "border-line bg-surface text-ink shadow-card hover:bg-hover dark:bg-raised dark:hover:bg-hover",
  ghost: "border-transparent bg-transparent text-ink hover:bg-hover",
  danger: "border-transparent bg-danger text-on-danger shadow-card hover:bg-danger-hover",
  link: "h-auto border-transparent bg-transparent px-0 text-accent-ink underline-offset-4 hover:underline active:translate-y-0",
} as const;

const SIZES = {
  sm: "h-7 px-2.5 text-xs [&_svg]:size-3.5",
  md: "h-8 px-3 text-sm [&_svg]:size-4",
  lg: "h-10 px-4 text-sm [&_svg]:size-4",
  xl: "h-12 rounded-lg px-5 text-base [&_svg]:size-5",
} as const;

export interface ButtonLook {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  block?: boolean;
}

/** The looks of a button, for the few places that cannot afford the component. */
export function buttonStyle({
  variant = "secondary",
  size = "md",
  block,
  className,
}: ButtonLook & { className?: string } = {}): string {
  return clsx(BASE, VARIANTS[variant], SIZES[size], block && "w-full", className);
}
