import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { FactsTable } from "@/components/docs/facts-table";
import { InlineCode } from "@/components/docs/rich-text";
import { Snippet } from "@/components/docs/snippet";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "TypeScript client" };

/** How to call the API from a TypeScript server without writing requests. */
export default function ClientPage() {
  return (
    <DocsPage
      title="TypeScript client"
      description="The API as typed methods, with keys, retries and pages taken care of."
      path="/docs/client"
    >
      <Begin />
      <Care />
      <Webhooks />
    </DocsPage>
  );
}

function Begin() {
  return (
    <DocsSection id="begin" title="Create an invoice">
      <Paragraph>
        The client is generated from the same document as the <Link href="/docs/api">reference</Link>. It
        needs Node 20.9 or newer and nothing else. <InlineCode>npm run build-client</InlineCode> in Daric's
        repository packs it, as JavaScript with its types, into a file that{" "}
        <InlineCode>npm install</InlineCode> takes. A client holds your secret key, so it refuses to start in
        a page.
      </Paragraph>
      <Snippet name="client/create-invoice.ts" />
    </DocsSection>
  );
}

function Care() {
  return (
    <DocsSection id="care" title="What it takes care of">
      <FactsTable
        facts={[
          [
            "methods",
            "One for each operation, by resource: `daric.webhookEndpoints.rotateSecret(id)`. Parameters and answers have the types of the reference.",
          ],
          [
            "keys",
            "Every call that takes an `Idempotency-Key` is sent with one, the same over all retries. Give `{ idempotencyKey }` to be safe over restarts of your program too.",
          ],
          [
            "retries",
            "Lost connections, 5xx, 429 and a request in flight: three times, at random moments of a growing time, never sooner than `Retry-After`.",
          ],
          [
            "errors",
            "`DaricApiError` has `status`, `code`, `message`, `requestId` and `errors`. `DaricConnectionError` means that no answer came. Both are a `DaricError`.",
          ],
          [
            "options",
            "`{ timeout, signal, requestId }` with each call, `{ ifMatch: invoice.version }` where an object has a version.",
          ],
          [
            "access",
            "`apiKey`, with `signingSecret` beside it for a key whose requests are signed; or `clientId` and `clientSecret` of a partner, whose tokens are fetched and renewed.",
          ],
        ]}
      />
      <Paragraph>A list also has a method that walks through its pages:</Paragraph>
      <Snippet name="client/list-invoices.ts" />
    </DocsSection>
  );
}

function Webhooks() {
  return (
    <DocsSection id="webhooks" title="Receive webhooks">
      <Snippet name="client/receiver.ts" />
      <Points>
        <li>
          <InlineCode>DaricWebhookError</InlineCode> means that the request must not be believed: answer 400.
        </li>
        <li>
          Deliveries come at least once and in any order: take each <InlineCode>event.id</InlineCode> once,
          and of one object the higher <InlineCode>data.version</InlineCode>. More in{" "}
          <Link href="/docs/webhooks">webhooks</Link>.
        </li>
      </Points>
    </DocsSection>
  );
}
