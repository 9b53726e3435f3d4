import { amountText } from "@/components/format/amount";
import { Alert } from "@/components/ui/alert";
import { KeepSurplus } from "./keep-surplus";
import type { Invoice } from "@/server/modules/invoices/schema";

/** What is unusual about the invoice and what happens next. */
export function ExceptionNote({ invoice, decide }: { invoice: Invoice; decide: boolean }) {
  const { exception, status, payable, amount_remaining: remaining, amount_overpaid: surplus } = invoice;
  if (exception === "underpaid" && status === "pending") {
    return (
      <Alert className="mb-5" tone="warning" title={`${amountText(remaining, payable.asset)} is missing`}>
        The payment page asks the customer for the rest, at the same address.
      </Alert>
    );
  }
  if (exception === "underpaid") {
    return (
      <Alert
        className="mb-5"
        tone="warning"
        title={`Expired with ${amountText(remaining, payable.asset)} missing`}
      >
        What arrived stays on your books and waits for a refund. The rest is still accepted for 30 days after
        expiry.
      </Alert>
    );
  }
  if (exception === "overpaid") {
    const isKept = invoice.amount_surplus_kept === surplus;
    const amount = amountText(surplus, payable.asset);
    return isKept ? (
      <Alert className="mb-5" tone="info" title={`${amount} more than the settlement took, and kept`}>
        It is part of your available balance.
      </Alert>
    ) : (
      <Alert
        className="mb-5"
        tone="warning"
        title={`${amount} not in the settlement`}
        action={decide ? <KeepSurplus invoice={invoice} /> : null}
      >
        It is more than was due, or came after the settlement. It stays apart, among your unapplied money,
        until you keep it.
      </Alert>
    );
  }
  if (exception === "late")
    return (
      <Alert className="mb-5" tone="warning" title="The money came after expiry">
        It was accepted, as your late-payment policy says. Check that you can still deliver.
      </Alert>
    );
  return null;
}
