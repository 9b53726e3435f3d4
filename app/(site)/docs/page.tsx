import type { Metadata } from "next";
import { DocsPage } from "@/app/(site)/docs/docs-page";
import { QuickStart } from "@/app/(site)/docs/quick-start";
import { getReference } from "@/app/(site)/docs/reference";
import { curl, exportKey, pick } from "@/app/(site)/docs/shell-command";
import { DocsSection, Paragraph } from "@/components/docs/docs-section";
import { InlineCode } from "@/components/docs/rich-text";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Documentation" };

/** From a key to a paid and settled invoice, and what an integration needs to know next. */
export default async function DocsIndexPage() {
  const { baseUrl } = await getReference();
  return (
    <DocsPage
      title="Quick start"
      description="From a key to a paid, settled invoice, in a terminal and in test mode."
      path="/docs"
    >
      <QuickStart baseUrl={baseUrl} keyCommand={await exportKey()} />
      <TestHelpers baseUrl={baseUrl} />
      <Idempotency baseUrl={baseUrl} />
    </DocsPage>
  );
}

function TestHelpers({ baseUrl }: { baseUrl: string }) {
  const api = `${baseUrl}/api/v1`;
  const create = curl({ url: `${api}/invoices`, body: { amount: "40.00" } });
  const pay = `${api}/test_helpers/invoices/$INVOICE_ID/pay`;
  return (
    <DocsSection id="test-helpers" title="Money on demand">
      <Paragraph>
        On the local chain, a test key can make what a customer would do: too little, several transfers, a
        transfer that fails, a token that only looks like USDT. These are real transactions; what follows is
        the code that runs in production. Blocks come every three seconds, or at once when you ask. The{" "}
        <Link href="/docs/api/test-helpers">reference</Link> lists every option.
      </Paragraph>
      <CodeBlock title="Another invoice" code={`export INVOICE_ID=$(${create} | ${pick("id")})`} />
      <CodeBlock
        title="Pay in a token of the same name: it does not count"
        code={curl({ url: pay, body: { token: "fake" } })}
      />
      <CodeBlock
        title="Pay too little, in two transfers: 35 USDT remain"
        code={curl({ url: pay, body: { amount: "5.00", split: 2 } })}
      />
      <CodeBlock
        title="Mine 20 blocks at once: what was paid is final"
        code={curl({ url: `${api}/test_helpers/chain/mine`, body: { blocks: 20 } })}
      />
      <CodeBlock
        title="What the customer sees now"
        code={`curl -sS "${api}/public/invoice/$INVOICE_ID" | ${pick("amount_remaining")}`}
      />
    </DocsSection>
  );
}

function Idempotency({ baseUrl }: { baseUrl: string }) {
  return (
    <DocsSection id="idempotency" title="Idempotency">
      <ul className="max-w-prose list-disc space-y-1.5 pl-5 text-sm/6 text-muted marker:text-faint">
        <li>
          Send an <InlineCode>Idempotency-Key</InlineCode> with a POST: any 1 to 255 printable characters, one
          per effect that you want. The order's number is a good one.
        </li>
        <li>
          The same key and body again give the first answer, with{" "}
          <InlineCode>Idempotent-Replayed: true</InlineCode>, and nothing happens twice.
        </li>
        <li>
          The same key with another path or body is refused as{" "}
          <Link href="/docs/errors#idempotency_key_reused">idempotency_key_reused</Link>.
        </li>
        <li>
          After a timeout, a 429 or a 5xx, send the request again with the same key. Those answers, and
          requests that were not valid, are not kept.
        </li>
        <li>A key belongs to your API key and the operation, and is kept for 30 days.</li>
      </ul>
      <CodeBlock
        title="Paste it twice: the same invoice"
        code={`${curl({
          url: `${baseUrl}/api/v1/invoices`,
          headers: ["Idempotency-Key: order-2001"],
          body: { amount: "12.00", order_id: "order-2001" },
        })} | ${pick("id")}`}
      />
    </DocsSection>
  );
}
