import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { EVENT_MEANINGS } from "@/app/(site)/docs/events/event-meanings";
import { DocsSection, Paragraph } from "@/components/docs/docs-section";
import examples from "@/components/docs/event-examples.json";
import { InlineCode } from "@/components/docs/rich-text";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { PUBLIC_EVENT_TYPES, type PublicEventType } from "@/server/modules/events/schema";

export const metadata: Metadata = { title: "Events" };

/** What the product sent when a test made all of this happen. A type without an example does not compile. */
const EXAMPLES: Record<PublicEventType, object> = examples;

/** Every event type, what it tells and what a webhook of it carries. */
export default function EventsPage() {
  return (
    <DocsPage
      title="Events"
      description="Every type, what it tells, and the body that a webhook carries."
      path="/docs/events"
    >
      <DocsSection id="bodies" title="What is in one">
        <Paragraph>
          <InlineCode>data.object</InlineCode> is the object as the API showed it right after the change, with
          the same fields as in the <Link href="/docs/api">reference</Link>.{" "}
          <InlineCode>data.version</InlineCode> rises with every change of that object. An endpoint that
          listens to <InlineCode>*</InlineCode> gets every type, also those of later versions: ignore what you
          do not know.
        </Paragraph>
      </DocsSection>
      <DocsSection id="types" title="Types">
        <ul className="divide-y divide-line border-y border-line">
          {PUBLIC_EVENT_TYPES.map((type) => (
            <li key={type} id={type} className="scroll-mt-6 py-3">
              <EventView type={type} />
            </li>
          ))}
        </ul>
      </DocsSection>
    </DocsPage>
  );
}

function EventView({ type }: { type: PublicEventType }) {
  return (
    <>
      <div className="grid gap-x-6 text-sm sm:grid-cols-[15rem_minmax(0,1fr)]">
        <a
          href={`#${type}`}
          className="font-mono text-[0.8125rem] font-medium wrap-anywhere text-ink underline-offset-4 hover:underline"
        >
          {type}
        </a>
        <p className="text-pretty text-muted">{EVENT_MEANINGS[type]}</p>
      </div>
      <details className="mt-1.5">
        <summary className="w-fit cursor-pointer py-1 text-sm text-muted hover:text-ink">
          Example<span className="sr-only"> of {type}</span>
        </summary>
        <CodeBlock title={type} code={JSON.stringify(EXAMPLES[type], null, 2)} className="mt-1" />
      </details>
    </>
  );
}
