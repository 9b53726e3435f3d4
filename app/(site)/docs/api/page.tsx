import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { getReference } from "@/app/(site)/docs/reference";
import { DocsSection, Paragraph } from "@/components/docs/docs-section";
import { OperationIndex } from "@/components/docs/operation-index";
import { InlineCode } from "@/components/docs/rich-text";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "API reference" };

/** What holds for every operation, and all operations at a glance. */
export default async function ApiPage() {
  const { baseUrl, resources } = await getReference();
  return (
    <DocsPage
      title="API reference"
      description={
        <>
          One JSON API, described by an{" "}
          <Link href="/api/v1/openapi.json" prefetch={false}>
            OpenAPI 3.1 document
          </Link>{" "}
          that is made from the schemas which check your requests. These pages are made from that document.
        </>
      }
      path="/docs/api"
    >
      <DocsSection id="operations" title="Operations">
        <Paragraph>
          All addresses begin with <InlineCode>{baseUrl}/api/v1</InlineCode>.
        </Paragraph>
        <OperationIndex resources={resources} />
      </DocsSection>
      <Authentication baseUrl={baseUrl} />
      <Values />
      <Lists />
      <Versions />
    </DocsPage>
  );
}

function Authentication({ baseUrl }: { baseUrl: string }) {
  return (
    <DocsSection id="authentication" title="Authentication">
      <Paragraph>
        Send a secret key as a bearer token. <InlineCode>sk_test_…</InlineCode> works on test data and{" "}
        <InlineCode>sk_live_…</InlineCode> on live data; neither sees the other's. A key carries scopes, and
        every operation names the one it needs. An id that belongs to somebody else is answered like one that
        does not exist. The commands on these pages take the key from <InlineCode>$DARIC_KEY</InlineCode>.
      </Paragraph>
      <CodeBlock
        title="curl"
        code={`curl -sS ${baseUrl}/api/v1/invoices \\\n  -H "Authorization: Bearer $DARIC_KEY"`}
      />
    </DocsSection>
  );
}

function Values() {
  return (
    <DocsSection id="values" title="Requests and answers">
      <Paragraph>
        Amounts are decimal strings, such as <InlineCode>"9.99"</InlineCode>: never floating-point numbers.
        Times are ISO 8601 in UTC. Ids begin with their kind, as in <InlineCode>inv_…</InlineCode>. A field
        that the operation does not know is refused with its path, so that a misspelling is not ignored. A
        body has at most 256 kB.
      </Paragraph>
      <Paragraph>
        Every answer carries <InlineCode>X-Request-Id</InlineCode>: the one that you sent, or a new one. It is
        in the server's logs. Refusals are described under <Link href="/docs/errors">Errors</Link>, safe
        retries under <Link href="/docs#idempotency">Idempotency</Link>.
      </Paragraph>
    </DocsSection>
  );
}

function Lists() {
  return (
    <DocsSection id="lists" title="Lists">
      <Paragraph>
        A list answers <InlineCode>data</InlineCode>, <InlineCode>has_more</InlineCode> and{" "}
        <InlineCode>next_cursor</InlineCode>. For the next page, send <InlineCode>next_cursor</InlineCode> as{" "}
        <InlineCode>cursor</InlineCode>. New objects never shift a page that you have not read yet. The feed
        of <Link href="/docs/api/events">events</Link> goes on from an event's id instead.
      </Paragraph>
      <CodeBlock
        title="A page"
        code={`{\n  "object": "list",\n  "data": [ … ],\n  "has_more": true,\n  "next_cursor": "MTc2…"\n}`}
      />
    </DocsSection>
  );
}

function Versions() {
  return (
    <DocsSection id="versions" title="Versions and caching">
      <Paragraph>
        An object that can change has a <InlineCode>version</InlineCode>, which rises with every change, and
        an <InlineCode>ETag</InlineCode> made of it. Send it back as <InlineCode>If-Match</InlineCode> to
        change the object only if nobody else did, or as <InlineCode>If-None-Match</InlineCode> to be answered
        304 while nothing has changed.
      </Paragraph>
    </DocsSection>
  );
}
