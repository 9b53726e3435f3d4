"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { amountText } from "@/components/format/amount";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import type { UnmatchedDeposit } from "@/server/modules/unmatched-deposits/schema";
import { DecisionDialog } from "./decision-dialog";
import { useDecided } from "./use-decided";

/** Makes the money the merchant's own. */
export function KeepDeposit({ deposit }: { deposit: UnmatchedDeposit }) {
  const trpc = useTRPC();
  const decided = useDecided();
  const keep = useMutation(trpc.unmatchedDeposits.keep.mutationOptions(decided("Money kept")));
  const amount = amountText(deposit.amount, deposit.asset);
  return (
    <DecisionDialog
      trigger={<Button icon={<CircleCheck aria-hidden />}>Keep</Button>}
      title={`Keep ${amount}?`}
      consequences={[
        `${amount} becomes part of your available balance at once.`,
        "No platform fee is taken, and no invoice is paid by it.",
        "The customer is not told. Make sure that they know what you agreed on.",
      ]}
      confirm="Keep the money"
      pending={keep.isPending}
      error={keep.error}
      onReset={keep.reset}
      onDecide={(reason, close) => keep.mutate({ id: deposit.id, reason }, { onSuccess: close })}
    />
  );
}
