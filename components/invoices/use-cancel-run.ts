import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import type { SelectedInvoice } from "./use-selection";

/** What became of one invoice: cancelled, or why not. */
export interface CancelOutcome {
  readonly invoice: SelectedInvoice;
  readonly refusal: string | null;
}

/** So many are on their way at once: enough to be quick, few enough that other work on the server is not pushed aside. */
const STEP = 5;

/** Cancels invoices step by step, each by a call of its own that is authorised and audited like a single one. */
export function useCancelRun() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [outcomes, setOutcomes] = useState<readonly CancelOutcome[]>([]);
  const [state, setState] = useState<"idle" | "running" | "done">("idle");
  const stopped = useRef(false);
  const cancel = useMutation(trpc.invoices.cancel.mutationOptions({ meta: { showsFailure: true } }));

  async function cancelOne(invoice: SelectedInvoice): Promise<CancelOutcome> {
    try {
      await cancel.mutateAsync({ id: invoice.id, version: invoice.version });
      return { invoice, refusal: null };
    } catch (error) {
      return { invoice, refusal: failureOf(error).message };
    }
  }

  async function run(invoices: readonly SelectedInvoice[]): Promise<void> {
    stopped.current = false;
    setOutcomes([]);
    setState("running");
    for (let first = 0; first < invoices.length && !stopped.current; first += STEP) {
      const step = await Promise.all(invoices.slice(first, first + STEP).map(cancelOne));
      setOutcomes((before) => [...before, ...step]);
    }
    setState("done");
    await queryClient.invalidateQueries(trpc.invoices.pathFilter());
  }

  return {
    outcomes,
    state,
    run,
    /** Lets the step that is on its way end, and begins no other. */
    stop: () => {
      stopped.current = true;
    },
    reset: () => setState("idle"),
  };
}
