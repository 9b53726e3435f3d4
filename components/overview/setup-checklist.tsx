"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { ANY_DELIVERED, ANY_KEY, RECENT } from "./queries";

interface Step {
  readonly words: string;
  readonly href: string;
  readonly action: string;
  readonly done: boolean;
}

/** The way to a working shop; it leaves once every step is done. */
export function SetupChecklist({ readKeys }: { readKeys: boolean }) {
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKeys.list.queryOptions(ANY_KEY, { enabled: readKeys }));
  const invoices = useQuery(trpc.invoices.list.queryOptions(RECENT));
  const payments = useQuery(trpc.payments.list.queryOptions(RECENT));
  const deliveries = useQuery(trpc.webhooks.deliveries.list.queryOptions(ANY_DELIVERED));
  const queries = [invoices, payments, deliveries, ...(readKeys ? [keys] : [])];
  if (queries.some(({ data }) => !data)) return null;

  const has = ({ data }: { data?: { data: unknown[] } }) => (data?.data.length ?? 0) > 0;
  const steps: Step[] = [
    { words: "Create an invoice", href: "/invoices?create=1", action: "Create invoice", done: has(invoices) },
    { words: "Receive a test payment", href: "/invoices", action: "Pay an invoice", done: has(payments) },
    ...(readKeys
      ? [{ words: "Create an API key", href: "/developers/api-keys", action: "API keys", done: has(keys) }]
      : []),
    {
      words: "Answer a webhook",
      href: "/developers/webhooks",
      action: "Add endpoint",
      done: has(deliveries),
    },
  ];
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  const next = steps.find((step) => !step.done);
  return (
    <Card title="Set up your shop" description={`${done} of ${steps.length} done`} className="mb-5">
      <Progress label="Setup" value={done} max={steps.length} text={`${done} of ${steps.length} done`} />
      <ol className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {steps.map((step) => (
          <li key={step.words} className="flex items-start gap-2.5">
            <span
              aria-hidden
              className={clsx(
                "mt-px flex size-5 shrink-0 items-center justify-center rounded-full border",
                step.done ? "border-success-line bg-success-soft text-success-ink" : "border-control",
              )}
            >
              {step.done ? <Check className="size-3" /> : null}
            </span>
            <span className="min-w-0">
              <span className={clsx("block text-sm", step.done ? "text-muted line-through" : "font-medium")}>
                {step.words}
                <span className="sr-only">{step.done ? " (done)" : " (to do)"}</span>
              </span>
              {step === next ? (
                <Button href={step.href} size="sm" variant="primary" className="mt-2">
                  {step.action}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
