import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { DocsSection, Paragraph, Points } from "@/components/docs/docs-section";
import { InlineCode } from "@/components/docs/rich-text";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Versions" };

/** What may change under an integration, and what may not. */
export default function VersionsPage() {
  return (
    <DocsPage
      title="Versions"
      description="What may change under your integration, and what may not."
      path="/docs/versions"
    >
      <DocsSection id="promise" title="What stays">
        <Paragraph>
          The version is in the path: <InlineCode>/api/v1</InlineCode>. Within it, changes only add. Read
          answers so that these do not break you:
        </Paragraph>
        <Points>
          <li>new operations, new fields in answers, new optional fields in requests;</li>
          <li>
            new event types, error codes, and values of fields such as <InlineCode>network</InlineCode>;
          </li>
          <li>
            another order of fields, other wording of <InlineCode>detail</InlineCode>.
          </li>
        </Points>
        <Paragraph>
          A field or code never changes its meaning, and none goes away. What cannot be done that way becomes{" "}
          <InlineCode>/api/v2</InlineCode> beside it. The{" "}
          <Link href="/api/v1/openapi.json" prefetch={false}>
            OpenAPI document
          </Link>{" "}
          of this server says exactly what it offers.
        </Paragraph>
      </DocsSection>
      <DocsSection id="changes" title="Changes">
        <h3 className="text-base font-semibold text-ink">0.1</h3>
        <Paragraph>
          The first version: invoices in USDT on TRON, payment links, settlements, reports, balances,
          unmatched deposits, customers, events and webhooks, API keys, signed requests and partners.
        </Paragraph>
      </DocsSection>
    </DocsPage>
  );
}
