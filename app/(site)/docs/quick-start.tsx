import type { ReactNode } from "react";
import { curl } from "@/app/(site)/docs/shell-command";
import { DocsSection, Paragraph } from "@/components/docs/docs-section";
import { InlineCode } from "@/components/docs/rich-text";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";

interface QuickStartProps {
  baseUrl: string;
  /** Gives the shell its key. */
  keyCommand: string;
}

/** Six commands that follow one payment from the invoice to the webhook. */
export function QuickStart({ baseUrl, keyCommand }: QuickStartProps) {
  const api = `${baseUrl}/api/v1`;
  const create = curl({ url: `${api}/invoices`, body: { amount: "25.00", currency: "USDT" } });
  return (
    <DocsSection id="first-payment" title="First payment">
      <ol className="space-y-8">
        <Step title="1. Take a key" code={keyCommand}>
          A test key, from Developers → API keys in the dashboard. The commands below read it from the shell.
        </Step>
        <Step title="2. Create an invoice" code={`${create} | tee invoice.json`}>
          It gets a deposit address of its own and the link <InlineCode>checkout_url</InlineCode>, to which
          you send the customer.
        </Step>
        <Step title="3. Keep its id" code={`export INVOICE_ID=$(node -p 'require("./invoice.json").id')`} />
        <Step
          title="4. Pay it"
          code={curl({ url: `${api}/test_helpers/invoices/$INVOICE_ID/pay`, body: {} })}
        >
          A transfer of play money on the local chain, in the customer's place. To watch the page turn, open
          the checkout link first.
        </Step>
        <Step
          title="5. See it paid and settled"
          code={curl({ url: `${api}/invoices/$INVOICE_ID?expand=payments,settlement` })}
        >
          A few seconds later, <InlineCode>status</InlineCode> is <InlineCode>paid</InlineCode>, and{" "}
          <InlineCode>settlement</InlineCode> says how the 25 USDT split into the platform's fee and your net.
          Once the block is final, 18 blocks later, <InlineCode>available_at</InlineCode> says since when the
          net is yours for good.
        </Step>
        <Step title="6. Read what happened" code={curl({ url: `${api}/events?order=desc&limit=5` })}>
          Every change is an event. A <Link href="/docs/webhooks">webhook</Link> brings each one to your
          server as it happens; this feed is for catching up.
        </Step>
      </ol>
    </DocsSection>
  );
}

function Step({ title, code, children }: { title: string; code: string; children?: ReactNode }) {
  return (
    <li className="space-y-2.5">
      <h3 className="text-base font-semibold text-ink">{title}</h3>
      {children ? <Paragraph>{children}</Paragraph> : null}
      <CodeBlock title="Shell" code={code} />
    </li>
  );
}
