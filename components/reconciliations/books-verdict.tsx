import { Scale } from "lucide-react";
import { EmptyState } from "@/components/layout/empty-state";
import { Alert } from "@/components/ui/alert";
import type { Reconciliation } from "@/server/modules/reconciliations/schema";

/** The one sentence an operator comes for. */
export function BooksVerdict({ runs }: { runs: readonly Reconciliation[] }) {
  if (runs.length === 0)
    return (
      <EmptyState icon={<Scale />} title="Nothing has been checked yet">
        The first check follows within ten minutes, or at once with “Run now”.
      </EmptyState>
    );
  if (runs.every(({ ok }) => ok)) return <Alert tone="success" title="The books balance" />;
  return (
    <Alert tone="danger" title="The books do not balance">
      Money may be lost, invented or doubled. Look at the differences below before anything is paid out.
    </Alert>
  );
}
