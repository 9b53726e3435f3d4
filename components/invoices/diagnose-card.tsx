"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { diagnosisTone } from "@/components/diagnosis/look";
import { pastedTransaction } from "@/components/diagnosis/pasted-transaction";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";

/** Why the invoice is not paid: what became of the transaction that the customer names, or where it stands. */
export function DiagnoseCard({ invoiceId }: { invoiceId: string }) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const diagnose = useMutation(trpc.invoices.diagnose.mutationOptions({ meta: { showsFailure: true } }));
  const failure = diagnose.error ? failureOf(diagnose.error) : null;
  const wrong = failure?.issues.find(({ path }) => path === "tx_id")?.message;
  const other = diagnose.data?.facts.other_invoice_id;
  return (
    <Card title="Why is it not paid?" description="By a transaction that the customer names, or without one.">
      <form
        noValidate
        className="flex flex-col items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const tx = pastedTransaction(text);
          diagnose.mutate({ id: invoiceId, ...(tx === "" ? {} : { tx_id: tx }) });
        }}
      >
        <Field label="Transaction id" optional error={wrong} className="w-full">
          <Input
            mono
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button type="submit" pending={diagnose.isPending}>
          Find out
        </Button>
      </form>
      <div role="status">
        {failure && !wrong ? (
          <Alert tone="danger" className="mt-3">
            {failure.message}
          </Alert>
        ) : null}
        {diagnose.data ? (
          <Alert
            tone={diagnosisTone(diagnose.data.code)}
            title={diagnose.data.title}
            className="mt-3 wrap-anywhere"
            action={other ? <Link href={`/invoices/${other}`}>Open that invoice</Link> : null}
          >
            {diagnose.data.explanation}
          </Alert>
        ) : null}
      </div>
    </Card>
  );
}
