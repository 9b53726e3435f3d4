import type { Metadata } from "next";
import { ADVICE } from "@/app/(site)/docs/errors/advice";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { getReference } from "@/app/(site)/docs/reference";
import { AnchorHeading, DocsSection, Paragraph } from "@/components/docs/docs-section";
import { InlineCode, RichText } from "@/components/docs/rich-text";
import { Badge } from "@/components/ui/badge";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { ERRORS, type ErrorCode } from "@/server/core/errors";

export const metadata: Metadata = { title: "Errors" };

const CODES = (Object.keys(ERRORS) as ErrorCode[]).sort((a, b) => ERRORS[a].http - ERRORS[b].http);

/** Every code that a problem document can carry; its `type` leads to the code's place on this page. */
export default async function ErrorsPage() {
  const { baseUrl } = await getReference();
  return (
    <DocsPage
      title="Errors"
      description="Every code the API can refuse with, what it means and what to do."
      path="/docs/errors"
    >
      <DocsSection id="problems" title="Problem documents">
        <Paragraph>
          A refusal is a{" "}
          <Link href="https://www.rfc-editor.org/rfc/rfc9457" external>
            problem document
          </Link>{" "}
          of type <InlineCode>application/problem+json</InlineCode>. Decide by <InlineCode>code</InlineCode>,
          which never changes its meaning; show <InlineCode>detail</InlineCode> to people; keep{" "}
          <InlineCode>request_id</InlineCode>, which is in the server's logs and, for requests with a key, in
          the dashboard’s <Link href="/developers/request-log">request log</Link>.
        </Paragraph>
        <CodeBlock title="400 Bad Request" code={exampleProblem(baseUrl)} />
      </DocsSection>
      <DocsSection id="codes" title="Codes">
        <ul className="divide-y divide-line border-y border-line">
          {CODES.map((code) => (
            <li key={code} className="py-5">
              <CodeView code={code} />
            </li>
          ))}
        </ul>
      </DocsSection>
    </DocsPage>
  );
}

function CodeView({ code }: { code: ErrorCode }) {
  const { http, retryable, title } = ERRORS[code];
  const { meaning, remedy } = ADVICE[code];
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <AnchorHeading id={code} level={3}>
          <code className="font-mono text-sm wrap-anywhere">{code}</code>
        </AnchorHeading>
        <Badge className="figures">{http}</Badge>
        {retryable ? <Badge tone="info">Try again later</Badge> : null}
      </div>
      <p className="mt-1.5 text-sm font-medium text-ink">{title}</p>
      <div className="mt-1 space-y-1">
        <Paragraph>
          <RichText>{meaning}</RichText>
        </Paragraph>
        <Paragraph>
          <RichText>{remedy}</RichText>
        </Paragraph>
      </div>
    </>
  );
}

function exampleProblem(baseUrl: string): string {
  const problem = {
    type: `${baseUrl}/docs/errors#validation_failed`,
    title: ERRORS.validation_failed.title,
    status: 400,
    detail: 'amount: Must be a decimal string such as "9.99"',
    code: "validation_failed",
    request_id: "req_01m0rx9s7ve0y9p94ysv9kz3ap",
    errors: [{ path: "amount", message: 'Must be a decimal string such as "9.99"' }],
  };
  return JSON.stringify(problem, null, 2);
}
