import { Lock } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { Button } from "@/components/ui/button";

/** In place of a page that the member's role may not open. */
export function NoAccess() {
  return (
    <>
      <h1 className="sr-only">No access</h1>
      <EmptyState
        size="lg"
        icon={<Lock />}
        title="Your role does not include this page"
        action={<Button href="/overview">Overview</Button>}
      >
        Ask an owner or admin of this merchant if you need it.
      </EmptyState>
    </>
  );
}
