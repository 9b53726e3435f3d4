"use client";

import { useMutation } from "@tanstack/react-query";
import { BadgeCheck } from "lucide-react";
import { useState } from "react";
import { amountText } from "@/components/format/amount";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { DecisionDialog } from "@/components/unmatched-deposits/decision-dialog";
import type { Invoice } from "@/server/modules/invoices/schema";
import { MANUAL_PAYMENT_LIMITS } from "@/server/modules/manual-payments/schema";
import { useChanged } from "./use-changed";

const WAYS = [
  { value: "elsewhere", label: "Elsewhere: cash, bank transfer, …" },
  { value: "chain", label: "On the chain, in a transaction" },
] as const;
type Way = (typeof WAYS)[number]["value"];

function consequences(way: Way, missing: string): string[] {
  if (way === "chain")
    return [
      "The chain is asked about the transaction. It must pay everything that is missing, or nothing happens.",
      "The money is confirmed, settled and charged like any payment that was found by itself.",
    ];
  return [
    `The invoice becomes paid, as if ${missing} had arrived. The customer sees it, and your webhooks are told.`,
    "You have the money already: it enters no balance, is not settled and costs no fee.",
    "If the customer pays on the chain as well, that money is kept apart as surplus.",
  ];
}

/** Says that an invoice is paid, with a reason and either proof or a transaction. */
export function MarkPaid({ invoice }: { invoice: Invoice }) {
  const trpc = useTRPC();
  const changed = useChanged();
  const [way, setWay] = useState<Way>("elsewhere");
  const [text, setText] = useState("");
  const mark = useMutation(trpc.invoices.markPaid.mutationOptions(changed("Marked as paid")));
  const missing = amountText(invoice.amount_remaining, invoice.payable.asset);
  const issues = mark.error ? failureOf(mark.error).issues : [];
  const wrong = issues.find(({ path }) => path === "proof" || path === "tx_id")?.message;
  return (
    <DecisionDialog
      trigger={<Button icon={<BadgeCheck aria-hidden />}>Mark as paid</Button>}
      title={`Mark ${missing} as paid?`}
      consequences={consequences(way, missing)}
      confirm="Mark as paid"
      pending={mark.isPending}
      error={mark.error}
      onReset={() => {
        setText("");
        mark.reset();
      }}
      onDecide={(reason, close) => {
        const shown = text.trim() === "" ? {} : way === "chain" ? { tx_id: text } : { proof: text };
        mark.mutate({ id: invoice.id, version: invoice.version, reason, ...shown }, { onSuccess: close });
      }}
    >
      <Field label="How did the money come?">
        <Select
          aria-label="How did the money come?"
          options={WAYS}
          value={way}
          onValueChange={(next) => {
            setWay(next);
            setText("");
            mark.reset();
          }}
        />
      </Field>
      <Field
        label={way === "chain" ? "Transaction id" : "Proof"}
        hint={way === "chain" ? "64 hex digits." : "A receipt’s number or a line of your bank statement."}
        error={wrong}
      >
        <Input
          mono={way === "chain"}
          autoComplete="off"
          maxLength={MANUAL_PAYMENT_LIMITS.proofCharacters}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
    </DecisionDialog>
  );
}
