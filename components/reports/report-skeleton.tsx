import { FiguresSkeleton } from "@/components/overview/overview-skeleton";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const DOWNLOADS = 5;

/** The page's shape before anything is known, each part as large as what it stands for. */
export function ReportSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <div className="flex h-9 items-center gap-5 border-b border-line">
        <Skeleton className="h-4 w-64" />
      </div>
      <div className="mt-5">
        <ReportFigures />
      </div>
    </div>
  );
}

/** The figures and the files of a period. */
export function ReportFigures() {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-5">
        <FiguresSkeleton charts={1} />
      </div>
      <Card title="Downloads" description="Everything of these days, for your books." padding="none">
        <div className="divide-y divide-line">
          {Array.from({ length: DOWNLOADS }, (_, index) => (
            <div key={index} className="flex h-13 items-center justify-between px-4 sm:px-5">
              <Skeleton className="h-4 w-32" />
              <Skeleton className="h-8 w-18" />
            </div>
          ))}
        </div>
      </Card>
    </div>
  );
}
