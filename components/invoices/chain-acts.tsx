"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { Invoice } from "@/server/modules/invoices/schema";
import { isSeen } from "@/server/modules/payments/status";

const OUTAGE_SECONDS = 20;

interface ChainActsProps {
  invoice: Pick<Invoice, "id" | "payments">;
  /** What a payment pays, in USDT. */
  amount: string;
}

/** What can go wrong with a payment, on request: paid twice, a counterfeit, a fork, a chain that does not answer. */
export function ChainActs({ invoice, amount }: ChainActsProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries(trpc.invoices.pathFilter());
  const done = (words: string) => ({ onSuccess: () => void toast.success(words), onSettled });
  const pay = useMutation(trpc.testHelpers.payInvoice.mutationOptions(done("Sent to the local chain")));
  const reorg = useMutation(trpc.testHelpers.reorg.mutationOptions(done("The newest blocks were replaced")));
  const outage = useMutation(
    trpc.testHelpers.interrupt.mutationOptions(done(`The chain does not answer for ${OUTAGE_SECONDS} s`)),
  );
  const payments = invoice.payments ?? [];
  const idsOf = (wanted: (payment: (typeof payments)[number]) => boolean) => [
    ...new Set(payments.filter(wanted).map(({ tx_id }) => tx_id)),
  ];
  const droppable = idsOf(({ status, final }) => isSeen(status) && !final);
  const dropped = idsOf(({ status }) => status === "orphaned");
  const { id } = invoice;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button size="sm" pending={pay.isPending} onClick={() => pay.mutate({ id, amount, twice: true })}>
        Pay twice
      </Button>
      <Button size="sm" pending={pay.isPending} onClick={() => pay.mutate({ id, amount, token: "fake" })}>
        Fake token
      </Button>
      {droppable.length > 0 ? (
        <Button size="sm" pending={reorg.isPending} onClick={() => reorg.mutate({ drop_tx: droppable })}>
          Reorg: drop the payment
        </Button>
      ) : null}
      {dropped.length > 0 ? (
        <Button size="sm" pending={reorg.isPending} onClick={() => reorg.mutate({ restore_tx: dropped })}>
          Reorg: bring it back
        </Button>
      ) : null}
      <Button
        size="sm"
        pending={outage.isPending}
        onClick={() => outage.mutate({ seconds: OUTAGE_SECONDS, kind: "down" })}
      >
        Outage of {OUTAGE_SECONDS} s
      </Button>
    </div>
  );
}
