import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { QuickStart } from "@/app/(site)/docs/quick-start";
import { getReference } from "@/app/(site)/docs/reference";
import { shellVariables } from "@/app/(site)/docs/shell-variables";
import { currentVisitor } from "@/app/(site)/visitor";
import { DocsSection, Points } from "@/components/docs/docs-section";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Documentation" };

/** From a key to a paid and settled invoice, and what an integration needs to know next. */
export default async function DocsIndexPage() {
  const [{ baseUrl }, visitor] = await Promise.all([getReference(), currentVisitor()]);
  return (
    <DocsPage
      title="Quick start"
      description="From a key to a paid, settled invoice, in a terminal and in test mode."
      path="/docs"
    >
      <QuickStart variables={shellVariables(baseUrl, visitor)} isDemo={visitor.demo !== null} />
      <DocsSection id="next" title="What next">
        <Points>
          <li>
            <Link href="/docs/concepts">Concepts</Link>: what an invoice goes through, and when it is safe to
            deliver.
          </li>
          <li>
            <Link href="/docs/webhooks">Webhooks</Link>: a receiver in Node, Python, Go or PHP.
          </li>
          <li>
            <Link href="/docs/test-mode">Test mode</Link>: too little money, late money, forks, outages and
            time on demand.
          </li>
          <li>
            <Link href="/docs/go-live">Going live</Link>: what to check before real customers pay.
          </li>
          <li>
            <Link href="/docs/llms.txt" prefetch={false}>
              All of it as plain text
            </Link>
            , for an assistant that writes the integration.
          </li>
        </Points>
      </DocsSection>
    </DocsPage>
  );
}
