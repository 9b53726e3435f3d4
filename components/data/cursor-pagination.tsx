import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";

interface CursorPaginationProps {
  /** Address of the previous page; absent on the first one. */
  previousHref?: string;
  /** Address of the next page; absent on the last one. */
  nextHref?: string;
  /** What is shown: "25 invoices" or "1–25 of 312". */
  summary?: string;
}

/** Steps through a list that has cursors, not page numbers. The places are links, so the back button works. */
export function CursorPagination({ previousHref, nextHref, summary }: CursorPaginationProps) {
  return (
    <nav aria-label="Pagination" className="flex items-center justify-between gap-4">
      <p className="figures text-xs text-muted">{summary}</p>
      <div className="flex gap-2">
        <Step href={previousHref}>
          <ChevronLeft aria-hidden /> Previous
        </Step>
        <Step href={nextHref}>
          Next <ChevronRight aria-hidden />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  if (href === undefined) {
    return (
      <Button size="sm" disabled>
        {children}
      </Button>
    );
  }
  return (
    <Button size="sm" href={href} scroll={false}>
      {children}
    </Button>
  );
}
