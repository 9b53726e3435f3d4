import { Skeleton } from "@/components/ui/skeleton";

export default function LoadingOverview() {
  return (
    <div role="status" aria-label="Loading overview">
      <p className="mb-6 text-2xl font-semibold text-ink">Overview</p>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-96 w-full" />
        <Skeleton className="h-48 w-full" />
      </div>
    </div>
  );
}
