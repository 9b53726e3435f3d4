import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Demo } from "@/app/(site)/demo";

/** Three steps from nothing to a paid invoice. */
export function StartHere({ demo }: { demo: Demo | null }) {
  return (
    <section aria-labelledby="start" className="border-t border-line py-14">
      <h2 id="start" className="text-2xl font-semibold">
        Start here
      </h2>
      <p className="mt-1.5 max-w-prose text-base text-pretty text-muted">
        {demo
          ? "This server runs the demo: the chain is local and the money is play money, but everything else is the real thing."
          : "Three steps, in test mode, without real money."}
      </p>
      <ol className="mt-8 grid gap-4 md:grid-cols-3">
        <Step
          number={1}
          title="Sign in"
          action={
            <Button href="/sign-in" prefetch={false}>
              Sign in
            </Button>
          }
        >
          {demo ? <DemoLogin demo={demo} /> : "Use the account that the operator of this server gave you."}
        </Step>
        <Step
          number={2}
          title="Create an invoice"
          action={
            <Button href="/invoices" prefetch={false}>
              Go to invoices
            </Button>
          }
        >
          Choose an amount, such as 25 USDT. You get a link to a checkout page that you could send to a
          customer right away.
        </Step>
        <Step
          number={3}
          title="Pay it and watch"
          action={
            <Button href="/overview" prefetch={false}>
              Watch the overview
            </Button>
          }
        >
          On the checkout page, let the test panel pay it on the local chain. The page turns from waiting to
          confirming to paid; the dashboard shows the settlement and the delivered webhook.
        </Step>
      </ol>
    </section>
  );
}

function Step({
  number,
  title,
  children,
  action,
}: {
  number: number;
  title: string;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <li className="flex min-w-0 flex-col rounded-xl border border-line bg-surface p-5 shadow-card">
      <span
        aria-hidden
        className="figures flex size-7 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink"
      >
        {number}
      </span>
      <h3 className="mt-3 text-base font-semibold">{title}</h3>
      <div className="mt-1 flex-1 text-sm text-pretty text-muted">{children}</div>
      <div className="mt-4">{action}</div>
    </li>
  );
}

function DemoLogin({ demo }: { demo: Demo }) {
  const rows = [
    { name: "E-mail", value: demo.email },
    { name: "Password", value: demo.password },
  ];
  return (
    <>
      With the demo account:
      <dl className="mt-2 divide-y divide-line rounded-lg border border-line bg-sunken">
        {rows.map((row) => (
          <div key={row.name} className="flex items-center gap-3 py-1 pr-1.5 pl-3">
            <dt className="w-16 shrink-0 text-xs">{row.name}</dt>
            <dd className="flex min-w-0 flex-1 items-center justify-between gap-1 text-ink">
              <code className="min-w-0 truncate font-mono text-xs">{row.value}</code>
              <CopyButton value={row.value} label={`Copy ${row.name.toLowerCase()}`} size="sm" />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
