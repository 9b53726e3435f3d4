"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import { useState } from "react";
import { amountText } from "@/components/format/amount";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import type { Invoice } from "@/server/modules/invoices/schema";
import type { UnmatchedDeposit } from "@/server/modules/unmatched-deposits/schema";
import { DecisionDialog } from "./decision-dialog";
import { WAITING_INVOICES } from "./queries";
import { useDecided } from "./use-decided";

function option({ id, amount_remaining, payable, order_id, description }: Invoice): SelectOption<string> {
  const name = order_id ? `Order ${order_id}` : (description ?? `…${id.slice(-8)}`);
  return { value: id, label: `${amountText(amount_remaining, payable.asset)} · ${name}` };
}

/** Late money's own invoice first, then the newest that wait for money. */
function optionsFor(deposit: UnmatchedDeposit, waiting: readonly Invoice[]): SelectOption<string>[] {
  const own =
    deposit.reason === "late_held"
      ? [{ value: deposit.invoice_id, label: "The invoice that it was meant for" }]
      : [];
  return [...own, ...waiting.filter(({ id }) => id !== deposit.invoice_id).map(option)];
}

/** Counts the money toward an invoice that still needs some. */
export function AssignDeposit({ deposit }: { deposit: UnmatchedDeposit }) {
  const trpc = useTRPC();
  const decided = useDecided();
  const [chosen, setChosen] = useState<string | null>(null);
  const waiting = useQuery(trpc.invoices.list.queryOptions(WAITING_INVOICES));
  const assign = useMutation(trpc.unmatchedDeposits.assign.mutationOptions(decided("Money assigned")));
  const options = optionsFor(deposit, waiting.data?.data ?? []);
  const invoiceId = chosen ?? (deposit.reason === "late_held" ? deposit.invoice_id : "");
  const wrong = assign.error
    ? failureOf(assign.error).issues.find(({ path }) => path === "invoice_id")
    : undefined;
  const amount = amountText(deposit.amount, deposit.asset);
  return (
    <DecisionDialog
      trigger={
        <Button variant="primary" icon={<ReceiptText aria-hidden />}>
          Assign to invoice
        </Button>
      }
      title={`Assign ${amount}?`}
      consequences={[
        `${amount} counts toward the invoice. If that is enough, the invoice is paid and its customer sees it.`,
        "A paid invoice is settled as always, with your platform fee. More than it needs is kept apart as surplus.",
      ]}
      confirm="Assign"
      pending={assign.isPending}
      error={assign.error}
      onReset={() => {
        setChosen(null);
        assign.reset();
      }}
      onDecide={(reason, close) =>
        assign.mutate({ id: deposit.id, invoice_id: invoiceId, reason }, { onSuccess: close })
      }
    >
      <Field
        label="Invoice"
        hint={
          options.length === 0
            ? "No invoice waits for money. Create one first."
            : "Those that wait for money, newest first. The API takes any that does."
        }
        error={wrong && "Choose an invoice"}
      >
        <Select
          aria-label="Invoice"
          options={options}
          value={invoiceId || null}
          onValueChange={setChosen}
          placeholder="Choose an invoice…"
        />
      </Field>
    </DecisionDialog>
  );
}
