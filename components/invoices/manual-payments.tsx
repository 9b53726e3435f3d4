import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { actorText } from "@/components/invoices/timeline-look";
import { Card } from "@/components/ui/card";
import type { Invoice } from "@/server/modules/invoices/schema";

/** What a member marked as received elsewhere, with the proof. */
export function ManualPayments({ invoice }: { invoice: Invoice }) {
  const payments = invoice.manual_payments ?? [];
  if (payments.length === 0) return null;
  return (
    <Card
      title="Received elsewhere"
      description="Daric never held this money: it is in no balance, is not settled and costs no fee."
    >
      <ul className="flex flex-col gap-3 text-sm">
        {payments.map((payment) => (
          <li key={payment.id}>
            <p className="flex flex-wrap justify-between gap-x-4">
              <Money amount={payment.amount} currency={payment.asset} className="font-medium" />
              <DateTime value={payment.created_at} lead="relative" className="text-muted" />
            </p>
            <p className="wrap-anywhere">
              {payment.proof} · {payment.reason}
            </p>
            <p className="text-xs text-muted">{actorText({ actor: payment.recorded_by })}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
