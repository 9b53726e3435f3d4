import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { RichText } from "@/components/docs/rich-text";
import { Link } from "@/components/ui/link";

const OTHERWISE = [
  [
    "Too little came",
    "The checkout asks for the rest until `expires_at`, which `updateInvoice` can put off. Or `markInvoicePaid` with what you received elsewhere.",
  ],
  ["Too much came", "`keepInvoiceSurplus` makes it available to you, once it is final."],
  [
    "It came late",
    "With `late_policy` `accept` the invoice is paid and says `late`. With `hold` it is an unmatched deposit.",
  ],
  [
    "It came after a cancellation",
    "An unmatched deposit: `assignUnmatchedDeposit` to an invoice, `keepUnmatchedDeposit`, or `requestUnmatchedRefund`.",
  ],
  [
    "The customer has paid, and nothing is seen",
    "`diagnoseInvoice` with the transaction’s id says why: another network, token or address, not yet in a block, or failed. What was missed is recorded by `attachTransaction`.",
  ],
  [
    "The customer wants a receipt",
    "`receipt_url` of a paid invoice: a page to print or to save as PDF. `getReceipt` says the same to a program.",
  ],
  [
    "Your server was away",
    "`recoverWebhookEndpoint` sends again what failed; `listEvents` tells all that happened since the last event you know.",
  ],
] as const;

/** What is left to do when a payment does not come exactly, in time, or at all. */
export function Otherwise() {
  return (
    <DocsSection id="otherwise" title="When it goes otherwise">
      <Paragraph>
        None of these is lost, and most need nothing from you. The operations are in the{" "}
        <Link href="/docs/api">reference</Link>, under <Link href="/docs/api/invoices">invoices</Link> and{" "}
        <Link href="/docs/api/unmatched-deposits">unmatched deposits</Link>; the dashboard does the same.
      </Paragraph>
      <Points>
        {OTHERWISE.map(([what, advice]) => (
          <li key={what}>
            <strong className="font-medium text-ink">{what}.</strong> <RichText>{advice}</RichText>
          </li>
        ))}
      </Points>
    </DocsSection>
  );
}
