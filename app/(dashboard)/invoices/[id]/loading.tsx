import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

export default function LoadingInvoice() {
  return (
    <div role="status" aria-label="Loading invoice">
      <Skeleton className="mb-2 h-4 w-24" />
      <Skeleton className="mb-6 h-8 w-56" />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          <Skeleton className="h-64" />
        </Card>
        <Card>
          <Skeleton className="h-48" />
        </Card>
      </div>
    </div>
  );
}
