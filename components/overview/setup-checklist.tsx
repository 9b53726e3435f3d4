"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { RefreshPage } from "@/components/data/refresh-page";
import { useTRPC } from "@/components/providers/trpc";
import { useVerificationMail, type VerificationMail } from "@/components/security/verify-email-note";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Progress } from "@/components/ui/progress";
import { ALL_ENDPOINTS, ANY_DELIVERED, ANY_KEY, RECENT } from "./queries";

const REFRESH_MILLISECONDS = 5_000;
/** Nothing tells this page that the address was confirmed in another one. */
const ADDRESS_SECONDS = 10;

/** What the page knows of the reader. */
export interface SetupFacts extends Readonly<VerificationMail> {
  readonly emailVerified: boolean;
  readonly readKeys: boolean;
  readonly testMode: boolean;
  /** A program that receives webhooks and checks their signatures. */
  readonly receiver: string;
}

interface Step {
  readonly words: string;
  readonly done: boolean;
  /** How it is done; shown for the next step. */
  readonly how: ReactNode;
  /** The way to it, which stands out for the next step alone. */
  readonly action: (look: "primary" | "ghost") => ReactNode;
}

/** The way from a new account to a shop that is told about its payments; it finds out by itself what is done, and leaves with the last step. */
export function SetupChecklist(facts: SetupFacts) {
  const steps = useSteps(facts);
  if (steps === null) return null;
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  const next = steps.find((step) => !step.done);
  const progress = `${done} of ${steps.length} done`;
  return (
    <Card title="Set up your shop" description={progress} className="mb-5">
      {facts.emailVerified ? null : <RefreshPage seconds={ADDRESS_SECONDS} />}
      <Progress label="Setup" value={done} max={steps.length} text={progress} />
      <ol className="mt-4 flex flex-col gap-3">
        {steps.map((step) => (
          <StepItem key={step.words} step={step} isNext={step === next} />
        ))}
      </ol>
    </Card>
  );
}

function StepItem({ step: { words, done, how, action }, isNext }: { step: Step; isNext: boolean }) {
  return (
    <li aria-current={isNext ? "step" : undefined} className="flex items-start gap-2.5">
      <span
        aria-hidden
        className={clsx(
          "mt-px flex size-5 shrink-0 items-center justify-center rounded-full border",
          done ? "border-success-line bg-success-soft text-success-ink" : "border-control",
        )}
      >
        {done ? <Check className="size-3" /> : null}
      </span>
      <div className="min-w-0 flex-1 text-sm">
        <div className="flex items-baseline justify-between gap-x-4">
          <p className={clsx(done ? "text-muted line-through" : "font-medium")}>
            {words}
            <span className="sr-only">{done ? " (done)" : " (to do)"}</span>
          </p>
          {done || isNext ? null : action("ghost")}
        </div>
        {isNext ? (
          <div className="mt-1 flex max-w-2xl min-w-0 flex-col items-start gap-2.5 text-muted">
            <div className="w-full min-w-0 text-pretty">{how}</div>
            {action("primary")}
          </div>
        ) : null}
      </div>
    </li>
  );
}

const has = (list: { data: unknown[] } | undefined) => (list?.data.length ?? 0) > 0;

/** The steps that the reader may take, or null until all is known of them. */
function useSteps({
  email,
  mailbox,
  emailVerified,
  readKeys,
  testMode,
  receiver,
}: SetupFacts): Step[] | null {
  const trpc = useTRPC();
  const often = { refetchInterval: REFRESH_MILLISECONDS };
  const keys = useQuery(trpc.apiKeys.list.queryOptions(ANY_KEY, { ...often, enabled: readKeys })).data;
  const invoices = useQuery(trpc.invoices.list.queryOptions(RECENT)).data;
  const payments = useQuery(trpc.payments.list.queryOptions(RECENT)).data;
  const endpoints = useQuery(trpc.webhooks.endpoints.list.queryOptions(ALL_ENDPOINTS, often)).data;
  const deliveries = useQuery(trpc.webhooks.deliveries.list.queryOptions(ANY_DELIVERED, often)).data;
  const mail = useVerificationMail({ email, mailbox });
  if (!invoices || !payments || !endpoints || !deliveries || (readKeys && !keys)) return null;

  const go = (href: string, label: string) => (look: "primary" | "ghost") => (
    <Button
      href={href}
      size="sm"
      variant={look}
      className={look === "ghost" ? "-my-1.5 -mr-2.5 shrink-0" : undefined}
    >
      {label}
    </Button>
  );
  const [invoice] = invoices.data;
  const [endpoint] = endpoints.data;
  const key: Step = {
    words: "Create an API key",
    done: has(keys),
    how: "Your server creates invoices with it. The secret is shown once: keep it where your server finds it and nobody else does.",
    action: go("/developers/api-keys?create=1", "Create key"),
  };
  return [
    { words: "Confirm your e-mail address", done: emailVerified, how: mail.words, action: () => mail.button },
    ...(readKeys ? [key] : []),
    {
      words: testMode ? "Receive a test payment" : "Receive a payment",
      done: has(payments),
      how: testMode
        ? "Create an invoice. Its page offers to pay it on the test chain, and so does the checkout that your customer sees."
        : "Create an invoice and send the address of its checkout to your customer.",
      action: invoice
        ? go(`/invoices/${invoice.id}`, "Open the invoice")
        : go("/invoices?create=1", "Create invoice"),
    },
    {
      words: "Add a webhook endpoint",
      done: has(endpoints) || has(deliveries),
      how: <ReceiverHelp receiver={receiver} testMode={testMode} />,
      action: go("/developers/webhooks?create=1", "Add endpoint"),
    },
    {
      words: "Answer a verified webhook",
      done: has(deliveries),
      how: (
        <>
          Start your receiver with the endpoint’s signing secret, then send it a test event. The step is done
          once it answers with a status from 200 to 299.
          <Receiver code={receiver} />
        </>
      ),
      action: endpoint
        ? go(`/developers/webhooks/${endpoint.id}`, "Send a test event")
        : go("/developers/webhooks?create=1", "Add endpoint"),
    },
  ];
}

function ReceiverHelp({ receiver, testMode }: { receiver: string; testMode: boolean }) {
  return (
    <>
      Daric sends your server an event for every change, signed with the endpoint’s secret.
      {testMode ? (
        <>
          {" "}
          In test mode it may be a program on the machine that runs Daric: save the one below, add{" "}
          <code className="whitespace-nowrap text-ink">http://localhost:4800</code> as endpoint, and start the
          program with the secret that you are shown.
        </>
      ) : null}
      <Receiver code={receiver} />
    </>
  );
}

function Receiver({ code }: { code: string }) {
  return (
    <details className="mt-2 text-ink">
      <summary className="w-fit cursor-pointer rounded-sm text-sm font-medium">
        A receiver that checks the signature
      </summary>
      <CodeBlock title="receiver.mjs" code={code} className="mt-2" />
    </details>
  );
}
