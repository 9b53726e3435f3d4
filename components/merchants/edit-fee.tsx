"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { MerchantOverview } from "@/server/modules/merchants/schema";
import { basisPointsOf, percentText } from "./typed-numbers";

interface EditFeeProps {
  merchant: MerchantOverview;
  onClose: () => void;
}

/** Another fee for a merchant, with a reason that the merchant can read. Mount it to open it. */
export function EditFee({ merchant, onClose }: EditFeeProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const [fee, setFee] = useState(percentText(merchant.fee_basis_points));
  const [reason, setReason] = useState("");
  const update = useMutation(
    trpc.admin.updateMerchantFee.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        toast.success("Fee changed");
        onClose();
      },
      onSettled: () => queryClient.invalidateQueries(trpc.admin.merchants.pathFilter()),
    }),
  );
  const failure = update.error ? failureOf(update.error) : null;
  const wrong = (path: string) => failure?.issues.find((issue) => issue.path === path)?.message;
  function submit(event: FormEvent) {
    event.preventDefault();
    const { id, version } = merchant;
    update.mutate({ merchant_id: id, version, fee_basis_points: basisPointsOf(fee), reason });
  }
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title={`Fee of ${merchant.name}`}
      description="For invoices made from now on. The merchant finds it in the audit log."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" form={formId} variant="primary" pending={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {failure && failure.issues.length === 0 ? (
          <Alert tone="danger" role="alert">
            {failure.message}
          </Alert>
        ) : null}
        <Field label="Fee" error={wrong("fee_basis_points")} hint="Of each settlement, 0 to 10 %.">
          <Input
            inputMode="decimal"
            numeric
            suffix="%"
            value={fee}
            onChange={(event) => setFee(event.target.value)}
          />
        </Field>
        <Field label="Reason" error={wrong("reason")}>
          <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
