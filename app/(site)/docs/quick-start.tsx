import type { ReactNode } from "react";
import { DocsSection, Paragraph } from "@/components/docs/docs-section";
import { InlineCode } from "@/components/docs/rich-text";
import { Snippet } from "@/components/docs/snippet";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";

/** Six commands that follow one payment from the invoice to the webhook. `variables` give the shell address and key; `isDemo`: that of the demo. */
export function QuickStart({ variables, isDemo }: { variables: string; isDemo: boolean }) {
  return (
    <DocsSection id="first-payment" title="First payment">
      <ol className="space-y-8">
        <Step title="1. Take a key" code={<CodeBlock title="Shell" code={variables} />}>
          {isDemo ? "The demo’s test key works at once; one of your own comes" : "A test key of your own,"}{" "}
          from{" "}
          <Link href="/developers/api-keys" prefetch={false}>
            Developers → API keys
          </Link>{" "}
          in the dashboard; give it all scopes to follow every page. The commands of all pages read address
          and key from the shell; they need <InlineCode>curl</InlineCode> alone.
        </Step>
        <Step title="2. Create an invoice" code={<Snippet name="quick-start/create-invoice.sh" />}>
          It gets a deposit address of its own and the link <InlineCode>checkout_url</InlineCode>, to which
          you send the customer.
        </Step>
        <Step title="3. Keep its id" code={<Snippet name="quick-start/keep-id.sh" />} />
        <Step title="4. Pay it" code={<Snippet name="quick-start/pay.sh" />}>
          A transfer of play money on the local chain, in the customer's place. To watch the page turn, open
          the checkout link first.
        </Step>
        <Step title="5. See it paid and settled" code={<Snippet name="quick-start/wait.sh" />}>
          After a few blocks, <InlineCode>status</InlineCode> is <InlineCode>paid</InlineCode>, and{" "}
          <InlineCode>settlement</InlineCode> says how the 25 USDT split into the platform's fee and your net.
          Once the block is final, 18 blocks later, <InlineCode>available_at</InlineCode> says since when the
          net is yours for good.
        </Step>
        <Step title="6. Read what happened" code={<Snippet name="quick-start/events.sh" />}>
          Every change is an <Link href="/docs/events">event</Link>. A{" "}
          <Link href="/docs/webhooks">webhook</Link> brings each one to your server as it happens; this feed
          is for catching up.
        </Step>
      </ol>
    </DocsSection>
  );
}

function Step({ title, code, children }: { title: string; code: ReactNode; children?: ReactNode }) {
  return (
    <li className="space-y-2.5">
      <h3 className="text-base font-semibold text-ink">{title}</h3>
      {children ? <Paragraph>{children}</Paragraph> : null}
      {code}
    </li>
  );
}
