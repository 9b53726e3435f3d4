"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { Invoice } from "@/server/modules/invoices/schema";
import { isSeen } from "@/server/modules/payments/status";
import type { PayTestInvoiceInput, TestOutage } from "@/server/modules/test-helpers/schema";

const OUTAGE_SECONDS = 20;
/** More than finality on TRON needs, so that one press makes a payment final. */
const BLOCKS_TO_FINALITY = 20;
const HOUR = 60 * 60;

const MANNERS: readonly (readonly [words: string, manner: Omit<PayTestInvoiceInput, "id">])[] = [
  ["Twice", { twice: true }],
  ["In two parts", { split: 2 }],
  ["Late", { late: true }],
  ["Fake token", { token: "fake" }],
  ["Failed transaction", { fail: true }],
];

const OUTAGES: readonly (readonly [words: string, kind: TestOutage])[] = [
  ["Down", "down"],
  ["Overloaded", "overload"],
  ["Forbidden", "forbidden"],
  ["Lagging", "lagging"],
];

const MOVES: readonly (readonly [words: string, seconds: number])[] = [
  ["+ 10 minutes", 10 * 60],
  ["+ 1 hour", HOUR],
  ["+ 1 day", 24 * HOUR],
];

interface ChainActsProps {
  invoice: Pick<Invoice, "id" | "payments">;
  /** What a payment pays, in USDT. */
  amount: string;
}

/** What can go wrong with a payment, on request, and what time does to it. */
export function ChainActs({ invoice, amount }: ChainActsProps) {
  const { id } = invoice;
  const { pay, mine, reorg, outage, advance } = useTestHelpers();
  const payments = invoice.payments ?? [];
  const idsOf = (wanted: (payment: (typeof payments)[number]) => boolean) => [
    ...new Set(payments.filter(wanted).map(({ tx_id }) => tx_id)),
  ];
  const droppable = idsOf(({ status, final }) => isSeen(status) && !final);
  const dropped = idsOf(({ status }) => status === "orphaned");
  return (
    <div className="mt-4 space-y-3">
      <Group title={`Pay ${amount} USDT differently`}>
        {MANNERS.map(([words, manner]) => (
          <Button
            key={words}
            size="sm"
            pending={pay.isPending}
            onClick={() => pay.mutate({ id, amount, ...manner })}
          >
            {words}
          </Button>
        ))}
      </Group>
      <Group title="Chain">
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
        <Button size="sm" pending={mine.isPending} onClick={() => mine.mutate({ blocks: 1 })}>
          Mine a block
        </Button>
        <Button
          size="sm"
          pending={mine.isPending}
          onClick={() => mine.mutate({ blocks: BLOCKS_TO_FINALITY })}
        >
          Mine to finality
        </Button>
      </Group>
      <Group title={`Chain trouble for ${OUTAGE_SECONDS} seconds`}>
        {OUTAGES.map(([words, kind]) => (
          <Button
            key={kind}
            size="sm"
            pending={outage.isPending}
            onClick={() => outage.mutate({ seconds: OUTAGE_SECONDS, kind })}
          >
            {words}
          </Button>
        ))}
      </Group>
      <Group title="Test mode's clock, for good">
        {MOVES.map(([words, seconds]) => (
          <Button
            key={words}
            size="sm"
            pending={advance.isPending}
            onClick={() => advance.mutate({ seconds })}
          >
            {words}
          </Button>
        ))}
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-muted">{title}</legend>
      <div className="flex flex-wrap gap-1.5">{children}</div>
    </fieldset>
  );
}

function useTestHelpers() {
  const { invoices, testHelpers } = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const onSettled = () => queryClient.invalidateQueries(invoices.pathFilter());
  const done = (words: string) => ({ onSuccess: () => void toast.success(words), onSettled });
  return {
    pay: useMutation(
      testHelpers.payInvoice.mutationOptions({
        onSuccess: (_, { late }) => {
          toast.success("Sent to the local chain");
          // A late payment moves the clock: the frame shows it.
          if (late) router.refresh();
        },
        onSettled,
      }),
    ),
    mine: useMutation(
      testHelpers.mineBlocks.mutationOptions({
        onSuccess: ({ block_number: block }) =>
          void toast.success(`The chain is at block ${block.toLocaleString("en")}`),
        onSettled,
      }),
    ),
    reorg: useMutation(testHelpers.reorg.mutationOptions(done("The newest blocks were replaced"))),
    outage: useMutation(
      testHelpers.interrupt.mutationOptions(done(`The chain is in trouble for ${OUTAGE_SECONDS} s`)),
    ),
    advance: useMutation(
      testHelpers.advanceClock.mutationOptions({
        onSuccess: () => {
          toast.success("Test mode's clock was moved");
          router.refresh();
        },
        onSettled,
      }),
    ),
  };
}
