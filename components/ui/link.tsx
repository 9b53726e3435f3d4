import { clsx } from "clsx";
import { ExternalLink } from "lucide-react";
import NextLink from "next/link";
import type { ReactNode } from "react";

interface LinkProps {
  href: string;
  children: ReactNode;
  /** Opens another site in its own tab, says so, and gives away neither window nor referrer. */
  external?: boolean;
  /** `quiet` looks like the text around it until it is pointed at. */
  variant?: "accent" | "quiet";
  prefetch?: boolean;
  className?: string;
}

const VARIANTS = {
  accent: "text-accent-ink underline decoration-accent-line underline-offset-3 hover:decoration-current",
  quiet: "text-inherit underline-offset-3 hover:underline",
} as const;

export function Link({ href, children, external, variant = "accent", prefetch, className }: LinkProps) {
  const style = clsx("rounded-sm", VARIANTS[variant], className);
  if (external) {
    return (
      <a
        href={href}
        target="_blank"
        rel="noreferrer noopener"
        className={clsx(style, "inline-flex items-center gap-1")}
      >
        {children}
        <ExternalLink aria-hidden className="size-3.5 shrink-0" />
        <span className="sr-only">(opens in a new tab)</span>
      </a>
    );
  }
  return (
    <NextLink href={href} prefetch={prefetch} className={style}>
      {children}
    </NextLink>
  );
}
