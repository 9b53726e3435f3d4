import { Alert } from "@/components/ui/alert";

/** Why there is no statement. */
export function StatementFailure({ failure }: { failure: string | null }) {
  return failure === null ? null : (
    <Alert tone="danger" role="alert" title="There is no statement of these days">
      {failure}
    </Alert>
  );
}
