"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ModeBadge } from "@/components/layout/mode-banner";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { ChainActs } from "./chain-acts";
import type { Invoice } from "@/server/modules/invoices/schema";

/** Test mode only: pays with real transfers on the local chain, and lets everything happen that can happen to a payment. */
export function TestPanel({
  invoice,
}: {
  invoice: Pick<Invoice, "id" | "amount_remaining" | "payable" | "payments">;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [amount, setAmount] = useState("");
  const remaining = /[1-9]/.test(invoice.amount_remaining)
    ? invoice.amount_remaining
    : invoice.payable.amount;
  const refresh = () => queryClient.invalidateQueries(trpc.invoices.pathFilter());
  const pay = useMutation(
    trpc.testHelpers.payInvoice.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        setAmount("");
        toast.success("Payment sent to the local chain");
      },
      onSettled: refresh,
    }),
  );
  return (
    <Card
      title={
        <span className="inline-flex items-center gap-2">
          Try it <ModeBadge />
        </span>
      }
      description="Real transfers on the local test chain."
    >
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          pay.mutate({ id: invoice.id, amount: amount.trim() || remaining });
        }}
      >
        <Field label="Pay" error={pay.isError ? failureOf(pay.error).message : undefined} className="flex-1">
          <Input
            inputMode="decimal"
            autoComplete="off"
            numeric
            placeholder={remaining}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
            suffix="USDT"
          />
        </Field>
        <Button
          type="submit"
          variant="primary"
          pending={pay.isPending}
          className={pay.isError ? "mb-auto mt-6.5" : "h-9 sm:h-8"}
        >
          Pay
        </Button>
      </form>
      <ChainActs invoice={invoice} amount={remaining} />
    </Card>
  );
}
