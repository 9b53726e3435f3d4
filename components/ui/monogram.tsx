import { clsx } from "clsx";

interface MonogramProps {
  /** The first letters of its first two words are shown. */
  name: string;
  /** A picture to show instead. */
  src?: string;
  size?: "sm" | "md" | "lg";
  className?: string;
}

const SIZES = { sm: "size-6 text-2xs", md: "size-8 text-xs", lg: "size-12 text-base" } as const;

/** A square that stands for a person or a business. Decoration beside the name, so screen readers skip it. */
export function Monogram({ name, src, size = "md", className }: MonogramProps) {
  const style = clsx("inline-flex shrink-0 items-center justify-center rounded-md", SIZES[size], className);
  if (src) return <img src={src} alt="" className={clsx(style, "border border-line object-cover")} />;
  const letters = name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toUpperCase();
  return (
    <span aria-hidden className={clsx(style, "bg-accent-soft font-semibold text-accent-ink")}>
      {letters || "?"}
    </span>
  );
}
