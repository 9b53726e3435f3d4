"use client";

import { useMutation } from "@tanstack/react-query";
import { DecisionDialog } from "@/components/unmatched-deposits/decision-dialog";
import { useDecided } from "@/components/unmatched-deposits/use-decided";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import type { Invoice } from "@/server/modules/invoices/schema";

/** Makes the surplus of a paid invoice the merchant's own. */
export function KeepSurplus({ invoice }: { invoice: Invoice }) {
  const trpc = useTRPC();
  const decided = useDecided();
  const keep = useMutation(trpc.invoices.keepSurplus.mutationOptions(decided("Surplus kept")));
  return (
    <DecisionDialog
      trigger={<Button size="sm">Keep it</Button>}
      title="Keep the surplus?"
      consequences={[
        "What is not kept yet becomes part of your available balance at once.",
        "No platform fee is taken.",
        "The customer is not told. Make sure that they know what you agreed on.",
      ]}
      confirm="Keep the money"
      pending={keep.isPending}
      error={keep.error}
      onReset={keep.reset}
      onDecide={(reason, close) => keep.mutate({ id: invoice.id, reason }, { onSuccess: close })}
    />
  );
}
