import { Compass } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { Button } from "@/components/ui/button";

/** An unknown id, or one of another merchant or mode: the same answer, inside the dashboard. */
export default function DashboardNotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        size="lg"
        icon={<Compass />}
        title="There is no such object here"
        action={<Button href="/overview">Overview</Button>}
      >
        It may belong to another merchant or to the other mode.
      </EmptyState>
    </>
  );
}
