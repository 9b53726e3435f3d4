import { clsx } from "clsx";

interface SeparatorProps {
  vertical?: boolean;
  className?: string;
}

export function Separator({ vertical, className }: SeparatorProps) {
  return (
    <hr
      aria-orientation={vertical ? "vertical" : "horizontal"}
      className={clsx("shrink-0 border-0 bg-line", vertical ? "h-full w-px" : "h-px w-full", className)}
    />
  );
}
