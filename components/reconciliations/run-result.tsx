import { CircleAlert, CircleCheck } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Reconciliation } from "@/server/modules/reconciliations/schema";

/** Whether a run found the books in balance. */
export function RunResult({ run: { ok, differences } }: { run: Pick<Reconciliation, "ok" | "differences"> }) {
  if (ok)
    return (
      <Badge tone="success" icon={<CircleCheck aria-hidden />}>
        Balanced
      </Badge>
    );
  return (
    <Badge tone="danger" icon={<CircleAlert aria-hidden />}>
      {differences.length === 1 ? "1 difference" : `${differences.length} differences`}
    </Badge>
  );
}
