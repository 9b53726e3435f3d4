import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Points } from "@/components/docs/docs-section";
import { InlineCode } from "@/components/docs/rich-text";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Going live" };

/** What to check before real customers pay. */
export default function GoLivePage() {
  return (
    <DocsPage title="Going live" description="What to check before real customers pay." path="/docs/go-live">
      <DocsSection id="code" title="Your code">
        <Points>
          <li>
            Delivers on <InlineCode>invoice.paid</InlineCode>, once per <InlineCode>webhook-id</InlineCode>,
            and never because the customer came back to <InlineCode>success_url</InlineCode>.
          </li>
          <li>
            Knows what to do on <InlineCode>invoice.underpaid</InlineCode>, <InlineCode>.overpaid</InlineCode>
            , <InlineCode>.paid_late</InlineCode>, <InlineCode>.reopened</InlineCode> and{" "}
            <InlineCode>deposit.unmatched</InlineCode>. You have seen each of them in{" "}
            <Link href="/docs/test-mode">test mode</Link>.
          </li>
          <li>
            <Link href="/docs/webhooks#verification">Verifies</Link> every webhook, refuses old ones, and
            keeps the higher <InlineCode>version</InlineCode> of an object.
          </li>
          <li>
            Reads the <Link href="/docs/webhooks#recovery">feed of events</Link> after an outage of its own.
          </li>
          <li>
            Sends an <InlineCode>Idempotency-Key</InlineCode> or <InlineCode>order_id</InlineCode> with every
            invoice, and repeats after timeouts, 429 and 5xx.
          </li>
          <li>
            Treats amounts as decimals, ignores fields and events that it does not know, and decides by{" "}
            <InlineCode>code</InlineCode> when it is refused.
          </li>
        </Points>
      </DocsSection>
      <DocsSection id="keys" title="Your keys">
        <Points>
          <li>
            A live key for each system, with only the scopes and addresses it needs. None is in a repository,
            an app or a browser.
          </li>
          <li>
            <Link href="/docs/authentication#signed-requests">Signed requests</Link> for keys that decide
            about money.
          </li>
          <li>
            You have rolled a key and rotated a webhook secret once, in test mode, without losing a request.
          </li>
        </Points>
      </DocsSection>
      <DocsSection id="account" title="Your account">
        <Points>
          <li>Live mode is set up: the installation has a live endpoint of the chain, and an xpub.</li>
          <li>
            A live webhook endpoint on a public https address, port 443 or 8443, tested with{" "}
            <InlineCode>webhook_endpoint.tested</InlineCode>.
          </li>
          <li>
            Fee, confirmations, tolerance and late policy are what you agreed: they are fixed with each
            invoice.
          </li>
          <li>
            The first live invoice is a small one, paid by you, from the checkout page to the settlement.
          </li>
        </Points>
      </DocsSection>
    </DocsPage>
  );
}
