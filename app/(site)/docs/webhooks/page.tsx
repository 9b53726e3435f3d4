import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { getReference } from "@/app/(site)/docs/reference";
import { curl } from "@/app/(site)/docs/shell-command";
import { EVENT_MEANINGS } from "@/app/(site)/docs/webhooks/event-meanings";
import { DocsSection, Paragraph } from "@/components/docs/docs-section";
import { InlineCode } from "@/components/docs/rich-text";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";

export const metadata: Metadata = { title: "Webhooks" };

const RECEIVER = `import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET);

createServer(async (request, response) => {
  try {
    const { type, data } = webhook.verify(await text(request), request.headers);
    console.log(type, data.object.id, "version", data.version);
    response.writeHead(204).end();
  } catch {
    response.writeHead(400).end();
  }
}).listen(4800, "127.0.0.1");`;

/** How to receive events and know that they are genuine. */
export default async function WebhooksPage() {
  const { baseUrl } = await getReference();
  return (
    <DocsPage
      title="Webhooks"
      description="Every event, posted to your server as it happens, signed and repeated until it is received."
      path="/docs/webhooks"
    >
      <Receive baseUrl={baseUrl} />
      <Rules />
      <EventTypes />
    </DocsPage>
  );
}

function Receive({ baseUrl }: { baseUrl: string }) {
  const endpoints = `${baseUrl}/api/v1/webhook_endpoints`;
  const create = curl({ url: endpoints, body: { url: "http://127.0.0.1:4800/", events: ["*"] } });
  return (
    <DocsSection id="receive" title="Receive your first event">
      <Paragraph>
        Name the address, with the <InlineCode>$DARIC_KEY</InlineCode> of the{" "}
        <Link href="/docs">quick start</Link>. Live endpoints take public https addresses only; a server
        started with <InlineCode>npm start</InlineCode> lets test endpoints listen on your own machine. The
        answer is the only one that shows the <InlineCode>secret</InlineCode>.
      </Paragraph>
      <CodeBlock title="Shell" code={`${create} | tee endpoint.json`} />
      <Paragraph>
        Signatures follow{" "}
        <Link href="https://www.standardwebhooks.com" external>
          Standard Webhooks 1.0.0
        </Link>
        , for which there are libraries in most languages. In Node, after{" "}
        <InlineCode>npm install standardwebhooks</InlineCode>, this is a whole receiver:
      </Paragraph>
      <CodeBlock title="receiver.mjs" code={RECEIVER} />
      <Paragraph>Start it in a second terminal, in the same folder:</Paragraph>
      <CodeBlock
        title="Shell"
        code={`WEBHOOK_SECRET=$(node -p 'require("./endpoint.json").secret') node receiver.mjs`}
      />
      <Paragraph>Back in the first one, let Daric send it a test. The receiver prints it:</Paragraph>
      <CodeBlock
        title="Shell"
        code={`export WEBHOOK_ENDPOINT_ID=$(node -p 'require("./endpoint.json").id')\n${curl({ url: `${endpoints}/$WEBHOOK_ENDPOINT_ID/test`, body: {} })}`}
      />
    </DocsSection>
  );
}

function Rules() {
  return (
    <DocsSection id="rules" title="What to rely on">
      <ul className="max-w-prose list-disc space-y-1.5 pl-5 text-sm/6 text-muted marker:text-faint">
        <li>
          The body is <InlineCode>{"{ type, timestamp, data: { object, version } }"}</InlineCode>. The object
          is what the API showed right after the change.
        </li>
        <li>
          Verify the signature over the bytes that arrived, before parsing them. The libraries also refuse
          deliveries whose time is more than five minutes away.
        </li>
        <li>
          Only a 2xx answer within 15 seconds counts; a redirect does not. Answer first, work afterwards.
        </li>
        <li>
          An event may arrive twice: <InlineCode>webhook-id</InlineCode> is the same each time. Events may
          arrive out of order: of one object, keep the higher <InlineCode>version</InlineCode>.
        </li>
        <li>
          A failed attempt is repeated after 1 min, 5 min, 15 min, 1 h, 6 h, 12 h, 24 h and 24 h, give or take
          a fifth. After 120 hours without a success, or an answer of 410, the endpoint is disabled.
        </li>
        <li>
          After an outage, read <Link href="/docs/api/events#listEvents">the feed of events</Link> from the
          last one that you know.
        </li>
        <li>
          After a <Link href="/docs/api/webhook-endpoints#rotateWebhookSecret">rotation</Link>, both secrets
          sign for 24 hours.
        </li>
      </ul>
    </DocsSection>
  );
}

function EventTypes() {
  return (
    <DocsSection id="event-types" title="Event types">
      <dl className="divide-y divide-line border-y border-line">
        {PUBLIC_EVENT_TYPES.map((type) => (
          <div key={type} className="grid gap-x-6 py-2.5 text-sm sm:grid-cols-[15rem_minmax(0,1fr)]">
            <dt
              id={type}
              className="scroll-mt-6 font-mono text-[0.8125rem] font-medium wrap-anywhere text-ink"
            >
              {type}
            </dt>
            <dd className="text-pretty text-muted">{EVENT_MEANINGS[type]}</dd>
          </div>
        ))}
      </dl>
    </DocsSection>
  );
}
