import { clsx } from "clsx";
import type { ReactNode } from "react";

interface AnchorHeadingProps {
  id: string;
  level?: 2 | 3;
  children: ReactNode;
}

const SIZES = { 2: "text-xl", 3: "text-base" } as const;

/** A heading that can be linked to: it is its own link. */
export function AnchorHeading({ id, level = 2, children }: AnchorHeadingProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <Heading id={id} className={clsx("scroll-mt-6 font-semibold text-ink", SIZES[level])}>
      <a href={`#${id}`} className="rounded-sm underline-offset-4 hover:underline">
        {children}
      </a>
    </Heading>
  );
}

interface DocsSectionProps {
  id: string;
  title: ReactNode;
  children: ReactNode;
}

/** One subject of a page of the documentation. */
export function DocsSection({ id, title, children }: DocsSectionProps) {
  return (
    <section aria-labelledby={id} className="border-t border-line py-8 first:border-t-0 first:pt-0">
      <AnchorHeading id={id}>{title}</AnchorHeading>
      <div className="mt-3 space-y-4">{children}</div>
    </section>
  );
}

/** Text to read. */
export function Paragraph({ children }: { children: ReactNode }) {
  return <p className="max-w-prose text-sm/6 text-pretty text-muted">{children}</p>;
}

/** Short statements, one below the other. */
export function Points({ children }: { children: ReactNode }) {
  return (
    <ul className="max-w-prose list-disc space-y-1.5 pl-5 text-sm/6 text-muted marker:text-faint">
      {children}
    </ul>
  );
}
