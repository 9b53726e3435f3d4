"use client";

import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Invoice } from "@/server/modules/invoices/schema";
import { useChanged } from "./use-changed";

interface AttachTransactionProps {
  invoice: Pick<Invoice, "id">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Has the chain asked about a transaction that was not found by itself. */
export function AttachTransaction({ invoice, open, onOpenChange }: AttachTransactionProps) {
  const trpc = useTRPC();
  const changed = useChanged();
  const [txId, setTxId] = useState("");
  const formId = useId();
  const attach = useMutation(
    trpc.invoices.attachTransaction.mutationOptions(changed("The transaction is on the books")),
  );
  const failure = attach.error ? failureOf(attach.error) : null;
  const wrong = failure?.issues.find(({ path }) => path === "tx_id")?.message;

  function changeOpen(next: boolean) {
    onOpenChange(next);
    setTxId("");
    attach.reset();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title="Attach a transaction"
      description="For money that reached this invoice’s address and did not show up here."
      footer={
        <>
          <Button onClick={() => changeOpen(false)}>Not now</Button>
          <Button type="submit" form={formId} variant="primary" pending={attach.isPending}>
            Ask the chain
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          attach.mutate({ id: invoice.id, tx_id: txId }, { onSuccess: () => changeOpen(false) });
        }}
      >
        <ul className="flex list-disc flex-col gap-1 pl-4 text-sm text-pretty text-muted marker:text-faint">
          <li>The chain is asked what the transaction paid to this address. Nothing else is believed.</li>
          <li>
            What it shows is recorded as if it had been found: late money is late, and a block still needs
            confirmations.
          </li>
          <li>Money that is known already changes nothing.</li>
        </ul>
        <Field label="Transaction id" hint="64 hex digits." error={wrong}>
          <Input
            mono
            autoComplete="off"
            maxLength={66}
            value={txId}
            onChange={(event) => setTxId(event.target.value)}
          />
        </Field>
        {failure && !wrong ? (
          <Alert tone="danger" role="alert">
            {failure.message}
          </Alert>
        ) : null}
      </form>
    </Dialog>
  );
}
