import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a status. */
  badge?: ReactNode;
  description?: ReactNode;
  /** The way back up, outermost first. */
  trail?: readonly { href: string; label: string }[];
  actions?: ReactNode;
}

/** The page's one `h1`, the way here, and what can be done here. */
export function PageHeader({ title, badge, description, trail, actions }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {trail?.length ? (
        <nav aria-label="Breadcrumb" className="mb-1.5">
          <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
            {trail.map((step) => (
              <li key={step.href} className="inline-flex items-center gap-1">
                <Link href={step.href} className="rounded-sm hover:text-ink hover:underline">
                  {step.label}
                </Link>
                <ChevronRight aria-hidden className="size-3.5" />
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className="min-w-0 text-2xl font-semibold wrap-break-word text-ink">{title}</h1>
            {badge}
          </div>
          {description ? (
            <div className="mt-1 max-w-prose text-sm text-pretty wrap-break-word text-muted">
              {description}
            </div>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
