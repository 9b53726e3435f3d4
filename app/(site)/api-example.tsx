import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";

interface ApiExampleProps {
  baseUrl: string;
  secretKey: string;
}

/** The same three steps for a terminal. */
export function ApiExample({ baseUrl, secretKey }: ApiExampleProps) {
  const create = `curl -sS ${baseUrl}/api/v1/invoices \\
  -H "Authorization: Bearer ${secretKey}" \\
  -H "Content-Type: application/json" \\
  -d '{ "amount": "25.00", "currency": "USDT" }'`;
  const pay = `curl -sS -X POST ${baseUrl}/api/v1/test_helpers/invoices/inv_…/pay \\
  -H "Authorization: Bearer ${secretKey}" \\
  -H "Content-Type: application/json" \\
  -d '{}'`;
  return (
    <section aria-labelledby="api" className="border-t border-line py-14">
      <h2 id="api" className="text-2xl font-semibold">
        Or from a terminal
      </h2>
      <p className="mt-1.5 max-w-prose text-base text-pretty text-muted">
        One JSON API, described by an{" "}
        <Link href="/api/v1/openapi.json" prefetch={false}>
          OpenAPI document
        </Link>{" "}
        that is made from the very schemas that check your requests. The{" "}
        <Link href="/docs" prefetch={false}>
          quick start
        </Link>{" "}
        follows one payment to its webhook; keys are made under{" "}
        <Link href="/developers/api-keys" prefetch={false}>
          API keys
        </Link>
        .
      </p>
      <div className="mt-8 grid gap-4 lg:grid-cols-2">
        <CodeBlock title="1. Create an invoice" code={create} />
        <CodeBlock title="2. Pay it on the test chain" code={pay} />
      </div>
    </section>
  );
}
