import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { InlineCode } from "@/components/docs/rich-text";
import { Snippet } from "@/components/docs/snippet";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Test mode" };

/** How to make everything happen that can happen to a payment. */
export default function TestModePage() {
  return (
    <DocsPage
      title="Test mode"
      description="What a customer, a chain and time can do to a payment, on demand."
      path="/docs/test-mode"
    >
      <Helpers />
      <Faults />
      <Clock />
      <Panel />
    </DocsPage>
  );
}

function Helpers() {
  return (
    <DocsSection id="test-helpers" title="Money on demand">
      <Paragraph>
        On the local chain, a test key can pay in the customer's place. These are real transactions; what
        follows is the code that runs in production. Blocks come every three seconds, or at once when you ask.
        The <Link href="/docs/api/test-helpers">reference</Link> lists every option:{" "}
        <InlineCode>split</InlineCode>, <InlineCode>twice</InlineCode>, <InlineCode>late</InlineCode>,{" "}
        <InlineCode>fail</InlineCode> and more.
      </Paragraph>
      <Step text="An invoice of 40 USDT" name="create-invoice" />
      <Step text="Pay in a token of the same name: it does not count" name="pay-fake" />
      <Step text="Pay too little, in two transfers" name="pay-too-little" />
      <Step text="Mine 20 blocks at once: what was paid is final" name="mine" />
      <Step text="What the customer sees now: 35 USDT remain" name="remaining" />
    </DocsSection>
  );
}

function Step({ text, name }: { text: string; name: string }) {
  return <Snippet name={`test-mode/${name}.sh`} title={text} />;
}

function Faults() {
  return (
    <DocsSection id="faults" title="Forks and outages">
      <Paragraph>
        A fork takes the newest blocks away, with the payments in them unless the new branch includes those
        again. During an outage nothing is detected, and everything is once it is over: the checkout says so
        meanwhile. Other kinds are <InlineCode>lagging</InlineCode>, <InlineCode>forbidden</InlineCode> and{" "}
        <InlineCode>down</InlineCode>.
      </Paragraph>
      <Step text="The newest block leaves the chain" name="reorg" />
      <Step text="The chain's endpoint refuses for five seconds" name="outage" />
      <Paragraph>
        The chain is one for all merchants of an installation: so are its forks and outages.
      </Paragraph>
    </DocsSection>
  );
}

function Clock() {
  return (
    <DocsSection id="clock" title="Time">
      <Paragraph>
        Test mode's clock can be moved ahead, for the whole installation, and never back. Invoices expire,
        late money is late, and webhooks that wait are tried again. Signatures, keys and rate limits stay in
        real time.
      </Paragraph>
      <Step text="An hour later" name="advance-clock" />
    </DocsSection>
  );
}

function Panel() {
  return (
    <DocsSection id="panel" title="By hand">
      <Points>
        <li>
          The checkout page of a test invoice on the local chain has a panel that pays exactly, too little,
          too much, twice, late or in the wrong token, drops the payment from the chain, and moves the clock.
          No key is needed, only the link.
        </li>
        <li>
          <InlineCode>POST /webhook_endpoints/{"{id}"}/test</InlineCode> and the button in the dashboard send{" "}
          <Link href="/docs/events#webhook_endpoint.tested">webhook_endpoint.tested</Link>.
        </li>
        <li>
          Where test mode points to a public test network, such as Nile, the helpers answer{" "}
          <Link href="/docs/errors#unavailable">unavailable</Link>: pay from a wallet with test tokens there.
        </li>
      </Points>
    </DocsSection>
  );
}
