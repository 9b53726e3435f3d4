import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { getReference } from "@/app/(site)/docs/reference";
import { DocsSection, Paragraph } from "@/components/docs/docs-section";
import { OperationIndex } from "@/components/docs/operation-index";
import { InlineCode } from "@/components/docs/rich-text";
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
          All addresses begin with <InlineCode>{baseUrl}/api/v1</InlineCode>. The commands on these pages take
          the key from <InlineCode>$DARIC_KEY</InlineCode>.
        </Paragraph>
        <OperationIndex resources={resources} />
      </DocsSection>
      <Values />
    </DocsPage>
  );
}

function Values() {
  return (
    <DocsSection id="values" title="Requests and answers">
      <Paragraph>
        Amounts are decimal strings, such as <InlineCode>"9.99"</InlineCode>: never floating-point numbers.
        Times are ISO 8601 in UTC. Ids begin with their kind, as in <InlineCode>inv_…</InlineCode>. A field
        that the operation does not know is refused with its path, so that a misspelling is not ignored. A
        body is UTF-8, names each field once, and has at most 256 kB.
      </Paragraph>
      <Paragraph>
        Every answer carries <InlineCode>X-Request-Id</InlineCode>: the one that you sent, or a new one. It is
        in the server's logs. What holds for all operations:{" "}
        <Link href="/docs/authentication">authentication</Link>,{" "}
        <Link href="/docs/requests">idempotency, lists, versions and rate limits</Link>,{" "}
        <Link href="/docs/errors">errors</Link>.
      </Paragraph>
    </DocsSection>
  );
}
