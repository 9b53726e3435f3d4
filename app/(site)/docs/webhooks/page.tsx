import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { InlineCode } from "@/components/docs/rich-text";
import { Snippet } from "@/components/docs/snippet";
import { SnippetTabs } from "@/components/docs/snippet-tabs";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Webhooks" };

const RECEIVERS = [
  { label: "Node", name: "webhooks/receiver.mjs" },
  { label: "Python", name: "webhooks/receiver.py" },
  { label: "Go", name: "webhooks/receiver.go" },
  { label: "PHP", name: "webhooks/receiver.php" },
  { label: "Node, with a library", name: "webhooks/receiver-library.mjs" },
] as const;

/** How to receive events and know that they are genuine. */
export default function WebhooksPage() {
  return (
    <DocsPage
      title="Webhooks"
      description="Every event, posted to your server as it happens, signed and repeated until it is received."
      path="/docs/webhooks"
    >
      <Receive />
      <Verification />
      <Delivery />
      <Recovery />
      <Rotation />
    </DocsPage>
  );
}

function Receive() {
  return (
    <DocsSection id="receive" title="Receive your first event">
      <Paragraph>
        Name the address, with <InlineCode>$DARIC_URL</InlineCode> and <InlineCode>$DARIC_KEY</InlineCode> of
        the <Link href="/docs">quick start</Link>. Live endpoints take public https addresses only; a server
        started with <InlineCode>npm start</InlineCode> lets test endpoints listen on your own machine.
      </Paragraph>
      <Snippet name="webhooks/create-endpoint.sh" />
      <Paragraph>
        This answer is the only one that shows the <InlineCode>secret</InlineCode>. Keep it:
      </Paragraph>
      <Snippet name="webhooks/keep-secret.sh" />
      <Paragraph>
        Save a receiver. Each of these is a whole program without dependencies, and its first line says how to
        start it; in a second terminal, with the secret from <InlineCode>endpoint.json</InlineCode>.
      </Paragraph>
      <SnippetTabs label="Language of the receiver" tabs={RECEIVERS} />
      <Paragraph>Back in the first terminal, let Daric send it a test. The receiver prints it:</Paragraph>
      <Snippet name="webhooks/test.sh" />
    </DocsSection>
  );
}

function Verification() {
  return (
    <DocsSection id="verification" title="Verification">
      <Paragraph>
        Signatures follow{" "}
        <Link href="https://www.standardwebhooks.com" external>
          Standard Webhooks 1.0.0
        </Link>
        , for which there are libraries in most languages. By hand:
      </Paragraph>
      <Points>
        <li>
          The key is the base64 after <InlineCode>whsec_</InlineCode>, decoded: 32 bytes.
        </li>
        <li>
          Signed are <InlineCode>webhook-id</InlineCode>, <InlineCode>webhook-timestamp</InlineCode> and the
          body, joined by dots. Take the bytes that arrived, before parsing them.
        </li>
        <li>
          <InlineCode>webhook-signature</InlineCode> has one or more entries separated by spaces, each{" "}
          <InlineCode>v1,</InlineCode> and the base64 of an HMAC-SHA256. One that fits is enough. Compare in
          constant time.
        </li>
        <li>
          Refuse a <InlineCode>webhook-timestamp</InlineCode> more than five minutes away from your clock: it
          is the time of the attempt, in seconds.
        </li>
      </Points>
    </DocsSection>
  );
}

function Delivery() {
  return (
    <DocsSection id="delivery" title="Delivery">
      <Points>
        <li>
          Only a 2xx answer within 15 seconds counts; a redirect does not. Answer first, work afterwards.
        </li>
        <li>
          A failed attempt is repeated after 1 min, 5 min, 15 min, 1 h, 6 h, 12 h, 24 h and 24 h, give or take
          a fifth, and never before the <InlineCode>Retry-After</InlineCode> of a 429 or 503.
        </li>
        <li>
          An event may arrive twice: <InlineCode>webhook-id</InlineCode> is the same each time, and at every
          endpoint. Keep the ones you have worked on.
        </li>
        <li>
          Events may arrive out of order: of one object, keep the higher <InlineCode>data.version</InlineCode>
          .
        </li>
        <li>
          A body is smaller than 20 kB. An object that would be larger comes without its metadata, and without
          its lists if it must, and with <InlineCode>data.truncated: true</InlineCode>: read it through the
          API.
        </li>
        <li>
          After 120 hours without a success, or an answer of 410, the endpoint is disabled. Your other
          endpoints are told with{" "}
          <Link href="/docs/events#webhook_endpoint.disabled">webhook_endpoint.disabled</Link>.
        </li>
        <li>One endpoint never delays another: each has its own queue.</li>
      </Points>
    </DocsSection>
  );
}

function Recovery() {
  return (
    <DocsSection id="recovery" title="After an outage">
      <Paragraph>
        Every attempt is kept with its request and answer for 90 days, in the{" "}
        <Link href="/developers/webhooks">dashboard</Link> and under{" "}
        <Link href="/docs/api/webhook-deliveries">deliveries</Link>. Have everything that failed since a
        moment sent again:
      </Paragraph>
      <Snippet name="webhooks/recover.sh" />
      <Paragraph>
        An endpoint that was disabled gets events again once it is{" "}
        <Link href="/docs/api/webhook-endpoints#enableWebhookEndpoint">enabled</Link>; those of the meantime
        are in the feed, not in its deliveries.
      </Paragraph>
      <Paragraph>
        Or read the <Link href="/docs/api/events#listEvents">feed of events</Link> yourself. It has a fixed
        order and never gains anything behind what you have read: go on with the <InlineCode>id</InlineCode>{" "}
        of the last event you know as <InlineCode>after</InlineCode>.
      </Paragraph>
      <Snippet name="webhooks/catch-up.sh" />
    </DocsSection>
  );
}

function Rotation() {
  return (
    <DocsSection id="rotation" title="A new secret">
      <Paragraph>
        Both secrets sign for <InlineCode>overlap_seconds</InlineCode>, up to seven days and 24 hours where
        you do not say, so that you can exchange yours without losing an event: the header then has two
        signatures. The answer shows the new secret once. Another rotation meanwhile ends the secret before
        the last at once.
      </Paragraph>
      <Snippet name="webhooks/rotate.sh" />
      <Paragraph>
        When the secret may have leaked, send <InlineCode>{'{"overlap_seconds": 0}'}</InlineCode>: from then
        on the new one signs alone.
      </Paragraph>
    </DocsSection>
  );
}
