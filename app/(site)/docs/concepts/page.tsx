import type { Metadata } from "next";
import { Otherwise } from "@/app/(site)/docs/concepts/otherwise";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { FactsTable } from "@/components/docs/facts-table";
import { InlineCode } from "@/components/docs/rich-text";
import { Link } from "@/components/ui/link";
import type { InvoiceException, InvoiceStatus } from "@/server/modules/invoices/status";

export const metadata: Metadata = { title: "Concepts" };

const STATUSES = {
  pending: "Waits for money. It has a deposit address of its own until it ends.",
  confirming:
    "Enough was seen on the chain; the blocks on top of it are being counted. Show it, do not deliver.",
  paid: "Enough is confirmed. Deliver. It can go back only while a payment is not `final`.",
  expired: "Not enough came in time. Late money can still make it `confirming` and `paid`.",
  cancelled: "You ended it before anything was paid. What comes now counts toward nothing.",
} as const satisfies Record<InvoiceStatus, string>;

const EXCEPTIONS = {
  none: "Nothing unusual.",
  underpaid:
    "Less than `amount_due` has come, beyond the tolerance. `amount_remaining` says how much is missing.",
  overpaid: "More has come than was due. `amount_overpaid` is yours to return or keep, and is not settled.",
  late: "Paid by money whose block came after `expires_at`.",
} as const satisfies Record<InvoiceException, string>;

const OBJECTS = [
  [
    "invoice",
    "A request for an exact amount, with a hosted page and a deposit address. What was asked for never changes.",
  ],
  ["payment", "One transfer on the chain to an invoice's address. An invoice may have several."],
  ["settlement", "The split of one paid invoice: gross = platform fee + net."],
  [
    "unmatched deposit",
    "Money that counts toward no invoice: it came after a cancellation, or late where you hold late money. You decide: `assign`, `keep` or `refund`.",
  ],
  ["payment link", "An address that you share. Its page makes an invoice for everybody who wants to pay."],
  ["customer", "Who pays, if you care to name them. Events carry the id and nothing personal."],
  ["event", "One unchangeable fact of your log. Webhooks are events on their way to you."],
  ["balance", "What is pending and what is available to you, from the ledger."],
] as const;

/** What an integrator has to know before the reference makes sense. */
export default function ConceptsPage() {
  return (
    <DocsPage
      title="Concepts"
      description="The objects, what an invoice goes through, and when money is certain."
      path="/docs/concepts"
    >
      <DocsSection id="objects" title="Objects">
        <FactsTable facts={OBJECTS} />
      </DocsSection>
      <Lifecycle />
      <Finality />
      <Money />
      <Settlement />
      <Otherwise />
      <Modes />
      <Ordering />
    </DocsPage>
  );
}

function Lifecycle() {
  return (
    <DocsSection id="lifecycle" title="The life of an invoice">
      <Paragraph>
        Two fields tell where an invoice stands. <InlineCode>status</InlineCode> says what may happen next,{" "}
        <InlineCode>exception</InlineCode> what was unusual: a paid invoice can be{" "}
        <InlineCode>overpaid</InlineCode>, a pending one <InlineCode>underpaid</InlineCode>. Deliver by{" "}
        <InlineCode>status</InlineCode> alone.
      </Paragraph>
      <h3 className="text-base font-semibold text-ink">status</h3>
      <FactsTable facts={Object.entries(STATUSES)} />
      <h3 className="text-base font-semibold text-ink">exception</h3>
      <FactsTable facts={Object.entries(EXCEPTIONS)} />
      <Points>
        <li>
          Paid means confirmed ≥ due − tolerance. The tolerance is yours, at most 5 % of what is due, and
          fixed when the invoice is made.
        </li>
        <li>
          An invoice is open for 30 minutes unless you say <InlineCode>expires_in_seconds</InlineCode>: 5
          minutes to 90 days. Late is decided by block time, not by when we saw it.
        </li>
        <li>
          <InlineCode>late_policy</InlineCode> <InlineCode>accept</InlineCode> counts late money and flags it;{" "}
          <InlineCode>hold</InlineCode> keeps it unmatched for your decision.
        </li>
      </Points>
    </DocsSection>
  );
}

function Finality() {
  return (
    <DocsSection id="finality" title="Confirmations and finality">
      <Paragraph>
        A payment is <InlineCode>detected</InlineCode> in a block, <InlineCode>confirming</InlineCode> as
        blocks come on top of it, and <InlineCode>confirmed</InlineCode> when there are enough. How many is
        fixed with the invoice, by its value, unless your account has a number of its own:
      </Paragraph>
      <FactsTable
        facts={[
          ["below 100 USDT", "1 confirmation, a few seconds"],
          ["below 10,000 USDT", "12 confirmations, about 40 seconds"],
          ["from 10,000 USDT", "19 confirmations, about a minute"],
        ]}
      />
      <Paragraph>
        Until its block is solid, a fork of the chain can take a payment back: it becomes{" "}
        <InlineCode>orphaned</InlineCode>, the invoice is reopened (<InlineCode>invoice.reopened</InlineCode>)
        and its settlement reversed. Once <InlineCode>final</InlineCode> is true, 18 blocks later, nothing
        can. For goods that cannot be taken back, wait for <InlineCode>settlement.available</InlineCode>.
      </Paragraph>
    </DocsSection>
  );
}

function Money() {
  return (
    <DocsSection id="money" title="Money">
      <Points>
        <li>
          Amounts are decimal strings, such as <InlineCode>"9.99"</InlineCode>: never floating-point numbers.
          USDT has up to six decimals. Compare and add them as decimals, not as text.
        </li>
        <li>
          You price in USDT, USD or EUR; the customer pays USDT. <InlineCode>amount</InlineCode> is the price,{" "}
          <InlineCode>amount_due</InlineCode> the USDT that decide whether it is paid. USD is at par; the EUR
          rate is fixed with the invoice and stands in <InlineCode>payable.rate</InlineCode>.
        </li>
        <li>
          <InlineCode>amount_paid</InlineCode> was seen, <InlineCode>amount_confirmed</InlineCode> has its
          confirmations.
        </li>
      </Points>
    </DocsSection>
  );
}

function Settlement() {
  return (
    <DocsSection id="settlement" title="Fee and settlement">
      <Paragraph>
        Within seconds of being paid, an invoice is settled: the platform's fee is taken from the gross, in
        hundredths of a percent, rounded half-up to the cent, and the rest is your net. 25.00 USDT at 1 % are
        0.25 and 24.75. The percentage is fixed with the invoice, and customers never see it. The net is
        pending until every payment is final; then <InlineCode>available_at</InlineCode> is set, and the
        settlement can never be reversed.
      </Paragraph>
    </DocsSection>
  );
}

function Modes() {
  return (
    <DocsSection id="modes" title="Test and live">
      <Paragraph>
        The key decides: <InlineCode>sk_test_…</InlineCode> sees test data and{" "}
        <InlineCode>sk_live_…</InlineCode> live data, and neither sees the other's. Every object says{" "}
        <InlineCode>livemode</InlineCode>. The code is the same; <Link href="/docs/test-mode">test mode</Link>{" "}
        has play money, and a clock that you can move.
      </Paragraph>
    </DocsSection>
  );
}

function Ordering() {
  return (
    <DocsSection id="ordering" title="Versions and order">
      <Paragraph>
        <InlineCode>version</InlineCode> rises by one with every change of an object. Of two copies, from a
        webhook and from a GET, the one with the higher version is newer; nothing else, neither arrival nor
        timestamps, decides that. To change an object only if nobody else did, send the version as{" "}
        <Link href="/docs/requests#versions">If-Match</Link>.
      </Paragraph>
    </DocsSection>
  );
}
