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

interface SwitchSuspensionProps {
  merchant: MerchantOverview;
  onClose: () => void;
}

/** Closes a business, or opens it again, with a reason that the merchant can read. Mount it to open it. */
export function SwitchSuspension({ merchant, onClose }: SwitchSuspensionProps) {
  const { id, name, version } = merchant;
  const [suspends] = useState(merchant.suspended_at === null);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const formId = useId();
  const [reason, setReason] = useState("");
  const after = {
    meta: { showsFailure: true },
    onSuccess: () => {
      toast.success(suspends ? "Suspended" : "Reinstated");
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries(trpc.admin.merchants.pathFilter()),
  };
  const suspend = useMutation(trpc.admin.suspendMerchant.mutationOptions(after));
  const reinstate = useMutation(trpc.admin.reinstateMerchant.mutationOptions(after));
  const act = suspends ? suspend : reinstate;
  const failure = act.error ? failureOf(act.error) : null;
  const wrong = failure?.issues.find(({ path }) => path === "reason")?.message;
  function submit(event: FormEvent) {
    event.preventDefault();
    act.mutate({ merchant_id: id, version, reason });
  }
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title={`${suspends ? "Suspend" : "Reinstate"} ${name}`}
      description={
        suspends
          ? "No new invoices, and open checkouts ask for no money. What arrives is still credited and settled. Owners and admins are told."
          : "Invoices can be made again, and checkouts that are open go on. Owners and admins are told."
      }
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            type="submit"
            form={formId}
            variant={suspends ? "danger" : "primary"}
            pending={act.isPending}
          >
            {suspends ? "Suspend" : "Reinstate"}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {failure && wrong === undefined ? (
          <Alert tone="danger" role="alert">
            {failure.message}
          </Alert>
        ) : null}
        <Field label="Reason" error={wrong} hint="The merchant reads it in its audit log.">
          <Input maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
