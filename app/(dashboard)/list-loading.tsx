import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = 7;

interface ListLoadingProps {
  /** Whether tabs come above it. */
  tabs?: boolean;
  /** What comes between: one line of fields, or one that phones break into three. */
  bar?: "search" | "filters";
}

/** The shape of a list, while it loads; what arrives takes the same place. */
export function ListLoading({ tabs, bar }: ListLoadingProps) {
  return (
    <div role="status" aria-label="Loading">
      {tabs ? <div className="h-[37px] border-b border-line" /> : null}
      {bar ? (
        <div className="py-4">
          <Skeleton
            className={
              bar === "search" ? "h-9 sm:h-8 sm:max-w-sm" : "h-31 rounded-md sm:h-18 sm:max-w-sm lg:h-8"
            }
          />
        </div>
      ) : null}
      <Card padding="none" className={tabs && !bar ? "mt-5" : undefined}>
        <div className="divide-y divide-line">
          {Array.from({ length: ROWS }, (_, index) => (
            <div key={index} className="flex h-12 items-center justify-between px-5">
              <Skeleton className="h-3.5 w-32" />
              <Skeleton className="h-3.5 w-20" />
            </div>
          ))}
        </div>
      </Card>
    </div>
  );
}
