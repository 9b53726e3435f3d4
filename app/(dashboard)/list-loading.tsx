import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

const ROWS = 7;

/** The shape of a list, while it loads. */
export function ListLoading() {
  return (
    <div role="status" aria-label="Loading">
      <Card padding="none">
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
