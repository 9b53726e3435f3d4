import { amountText } from "@/components/format/amount";
import { Alert } from "@/components/ui/alert";
import type { Invoice } from "@/server/modules/invoices/schema";

/** What is unusual about the invoice and what happens next. */
export function ExceptionNote({ invoice }: { invoice: Invoice }) {
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
    return (
      <Alert
        className="mb-5"
        tone="warning"
        title={`${amountText(surplus, payable.asset)} not in the settlement`}
      >
        It is more than was due, or came after the settlement. It is kept apart, among your unapplied money.
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
