"use client";

import { Ban } from "lucide-react";
import { useState } from "react";
import { amountText } from "@/components/format/amount";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { type CancelOutcome, useCancelRun } from "./use-cancel-run";
import type { SelectedInvoice } from "./use-selection";

const counted = (count: number): string => `${count} ${count === 1 ? "invoice" : "invoices"}`;

interface CancelInvoicesProps {
  invoices: readonly SelectedInvoice[];
  /** These are cancelled, and no longer to choose. */
  onCancelled: (invoices: readonly SelectedInvoice[]) => void;
}

/** Cancels all that are chosen after a question, and tells what became of each. */
export function CancelInvoices({ invoices, onCancelled }: CancelInvoicesProps) {
  const [asked, setAsked] = useState<readonly SelectedInvoice[] | null>(null);
  const { outcomes, state, run, stop, reset } = useCancelRun();
  const refused = outcomes.filter(({ refusal }) => refusal !== null);
  const total = asked?.length ?? 0;

  function close() {
    if (state === "running") return stop();
    setAsked(null);
    reset();
    onCancelled(outcomes.flatMap(({ invoice, refusal }) => (refusal === null ? [invoice] : [])));
  }

  return (
    <>
      <Button variant="danger" icon={<Ban aria-hidden />} onClick={() => setAsked(invoices)}>
        Cancel {counted(invoices.length)}
      </Button>
      <Dialog
        open={asked !== null}
        onOpenChange={close}
        title={state === "done" ? "What became of them" : `Cancel ${counted(total)}?`}
        description={
          state === "done"
            ? undefined
            : "Their customers can no longer pay them, and nobody can open them again. Money that arrives anyway is kept apart until you decide about it."
        }
        footer={
          state === "idle" ? (
            <>
              <Button onClick={close}>Keep them</Button>
              <Button variant="danger" onClick={() => void run(asked ?? [])}>
                Cancel {counted(total)}
              </Button>
            </>
          ) : (
            <Button onClick={close}>{state === "running" ? "Stop here" : "Close"}</Button>
          )
        }
      >
        {state === "running" ? <Running done={outcomes.length} total={total} /> : null}
        {state === "done" ? (
          <Result
            cancelled={outcomes.length - refused.length}
            refused={refused}
            left={total - outcomes.length}
          />
        ) : null}
      </Dialog>
    </>
  );
}

function Running({ done, total }: { done: number; total: number }) {
  const text = `${done} of ${total}`;
  return (
    <div className="flex flex-col gap-2">
      <Progress label="Cancelling" value={done} max={total} text={text} />
      <p className="figures text-sm text-muted">{text}</p>
    </div>
  );
}

interface ResultProps {
  cancelled: number;
  refused: readonly CancelOutcome[];
  /** Not begun, because it was stopped. */
  left: number;
}

function Result({ cancelled, refused, left }: ResultProps) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <Alert tone={refused.length + left === 0 ? "success" : "warning"}>
        {counted(cancelled)} cancelled
        {refused.length > 0 ? `, ${refused.length} not` : ""}
        {left > 0 ? `, ${left} left as ${left === 1 ? "it was" : "they were"}` : ""}.
      </Alert>
      {refused.length > 0 ? (
        <ul className="flex max-h-72 flex-col divide-y divide-line overflow-y-auto text-sm">
          {refused.map(({ invoice, refusal }) => (
            <li key={invoice.id} className="flex flex-col gap-0.5 py-2">
              <Link href={`/invoices/${invoice.id}`} className="figures w-fit">
                {amountText(invoice.amount, invoice.currency)}
                {invoice.order_id ? `, ${invoice.order_id}` : ""}
              </Link>
              <span className="text-muted">{refusal}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
