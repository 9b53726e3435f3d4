import { Progress } from "@/components/ui/progress";
import type { Payment } from "@/server/modules/payments/schema";

interface ConfirmationsProps {
  payment: Pick<Payment, "status" | "confirmations" | "required_confirmations" | "final">;
}

/** How deep the payment's block is, out of what the merchant asks for. */
export function Confirmations({ payment }: ConfirmationsProps) {
  const { status, confirmations, required_confirmations: required, final } = payment;
  if (status === "failed" || status === "orphaned") return <span className="text-muted">—</span>;
  if (final) return <span className="figures text-muted">final</span>;
  const reached = status === "confirmed" ? required : Math.min(confirmations, required);
  return (
    <span className="inline-flex items-center gap-2">
      <span className="figures">
        {reached} of {required}
      </span>
      {reached < required ? (
        <Progress
          label="Confirmations"
          value={reached}
          max={required}
          text={`${reached} of ${required}`}
          className="w-16!"
        />
      ) : null}
    </span>
  );
}
