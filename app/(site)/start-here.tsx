import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { Demo } from "@/app/(site)/demo";
import type { Visitor } from "@/app/(site)/visitor";

interface StartHereProps {
  visitor: Visitor;
  /** Whether this server runs the demo. */
  hasDemo: boolean;
}

/** Three steps from nothing to a paid invoice. */
export function StartHere({ visitor, hasDemo }: StartHereProps) {
  return (
    <section aria-labelledby="start" className="border-t border-line py-14">
      <h2 id="start" className="text-2xl font-semibold">
        Start here
      </h2>
      <p className="mt-1.5 max-w-prose text-base text-pretty text-muted">
        {hasDemo
          ? "This server runs the demo: the chain is local and the money is play money, but everything else is the real thing."
          : "Three steps, in test mode, without real money."}
      </p>
      <ol className="mt-8 grid gap-4 md:grid-cols-3">
        <FirstStep visitor={visitor} />
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

function FirstStep({ visitor: { signedIn, demo } }: { visitor: Visitor }) {
  if (signedIn)
    return (
      <Step
        number={1}
        title="You are signed in"
        action={
          <Button href="/overview" prefetch={false}>
            Open the dashboard
          </Button>
        }
      >
        The dashboard tells what is left to set up for your shop.
      </Step>
    );
  return (
    <Step
      number={1}
      title={demo ? "Sign in, or sign up" : "Sign up"}
      action={
        <div className="flex flex-wrap gap-2">
          {demo ? (
            <Button href="/sign-in" prefetch={false}>
              Sign in
            </Button>
          ) : null}
          <Button href="/sign-up" prefetch={false}>
            Create an account
          </Button>
        </div>
      }
    >
      {demo ? (
        <DemoLogin demo={demo} />
      ) : (
        "An account of your own takes a name, an e-mail address and a password. Test mode is open at once."
      )}
    </Step>
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
      With the demo account, or with one of your own:
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
