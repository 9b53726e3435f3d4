"use client";

import { useMutation } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { amountText } from "@/components/format/amount";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { UnmatchedDeposit } from "@/server/modules/unmatched-deposits/schema";
import { DecisionDialog } from "./decision-dialog";
import { useDecided } from "./use-decided";

/** Records that the customer wants the money back, and where. Nothing is sent. */
export function RequestRefund({ deposit }: { deposit: UnmatchedDeposit }) {
  const trpc = useTRPC();
  const decided = useDecided();
  const [address, setAddress] = useState("");
  const request = useMutation(
    trpc.unmatchedDeposits.requestRefund.mutationOptions(decided("Refund requested")),
  );
  const wrong = request.error
    ? failureOf(request.error).issues.find(({ path }) => path === "address")?.message
    : undefined;
  return (
    <DecisionDialog
      trigger={<Button icon={<Undo2 aria-hidden />}>Request refund</Button>}
      title={`Request the refund of ${amountText(deposit.amount, deposit.asset)}?`}
      consequences={[
        "The wish and the address are recorded. Nothing is sent yet: refunds cannot be paid out in this version.",
        "The money stays apart from your balance until it is sent.",
        "Ask the customer for the address. The sender’s is often that of an exchange, where it would be lost.",
      ]}
      confirm="Request refund"
      pending={request.isPending}
      error={request.error}
      onReset={() => {
        setAddress("");
        request.reset();
      }}
      onDecide={(reason, close) => request.mutate({ id: deposit.id, reason, address }, { onSuccess: close })}
    >
      <Field label="Customer’s address" hint="On TRON, 34 characters, begins with T." error={wrong}>
        <Input
          mono
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </Field>
    </DecisionDialog>
  );
}
