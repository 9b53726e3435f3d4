import { cva, type VariantProps } from "class-variance-authority";

/** The looks of a button, for the few places that cannot afford the component. */
export const buttonStyle = cva(
  [
    "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium",
    "transition-[background-color,border-color,color,box-shadow,translate] duration-100 active:translate-y-px",
    "disabled:cursor-not-allowed disabled:opacity-55 disabled:active:translate-y-0 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    "[&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "border-transparent bg-accent text-on-accent shadow-card hover:bg-accent-hover",
        secondary:
          "border-line bg-surface text-ink shadow-card hover:bg-hover dark:bg-raised dark:hover:bg-hover",
        ghost: "border-transparent bg-transparent text-ink hover:bg-hover",
        danger: "border-transparent bg-danger text-on-danger shadow-card hover:bg-danger-hover",
        link: "border-transparent bg-transparent text-accent-ink underline-offset-4 hover:underline active:translate-y-0",
      },
      size: {
        sm: "h-7 px-2.5 text-xs [&_svg]:size-3.5",
        md: "h-8 px-3 text-sm [&_svg]:size-4",
        lg: "h-10 px-4 text-sm [&_svg]:size-4",
        xl: "h-12 rounded-lg px-5 text-base [&_svg]:size-5",
      },
      block: { true: "w-full", false: "" },
    },
    compoundVariants: [{ variant: "link", className: "h-auto px-0" }],
    defaultVariants: { variant: "secondary", size: "md", block: false },
  },
);

export type ButtonLook = VariantProps<typeof buttonStyle>;
