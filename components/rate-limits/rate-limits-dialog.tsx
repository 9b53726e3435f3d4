"use client";

import { type FormEvent, useId, useState } from "react";
import { wholeNumberOf } from "@/components/merchants/typed-numbers";
import { failureOf } from "@/components/providers/failure";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { RateLimits } from "@/server/modules/rate-limits/schema";

const QUOTAS = [
  ["invoices_per_hour", "New invoices an hour"],
  ["reads_per_hour", "Reads an hour"],
  ["writes_per_hour", "Other writes an hour"],
] as const;

export type WantedQuotas = Record<(typeof QUOTAS)[number][0], number | null>;

interface RateLimitsDialogProps {
  title: string;
  description: string;
  limits: RateLimits | undefined;
  pending: boolean;
  error: unknown;
  onSave: (quotas: WantedQuotas) => void;
  onClose: () => void;
}

/** Quotas that may be left empty, beside what holds then. Mount it to open it. */
export function RateLimitsDialog(props: RateLimitsDialogProps) {
  const { title, description, limits, pending, error, onSave, onClose } = props;
  const formId = useId();
  const failure = error ? failureOf(error) : null;
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending} disabled={!limits}>
            Save
          </Button>
        </>
      }
    >
      {failure && failure.issues.length === 0 ? (
        <Alert tone="danger" role="alert" className="mb-4">
          {failure.message}
        </Alert>
      ) : null}
      {limits ? (
        <Quotas formId={formId} limits={limits} issues={failure?.issues ?? []} onSave={onSave} />
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Dialog>
  );
}

interface QuotasProps {
  formId: string;
  limits: RateLimits;
  issues: readonly { readonly path: string; readonly message: string }[];
  onSave: (quotas: WantedQuotas) => void;
}

function Quotas({ formId, limits, issues, onSave }: QuotasProps) {
  const [typed, setTyped] = useState({
    invoices_per_hour: limits.invoices_per_hour?.toString() ?? "",
    reads_per_hour: limits.reads_per_hour?.toString() ?? "",
    writes_per_hour: limits.writes_per_hour?.toString() ?? "",
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    onSave({
      invoices_per_hour: wholeNumberOf(typed.invoices_per_hour),
      reads_per_hour: wholeNumberOf(typed.reads_per_hour),
      writes_per_hour: wholeNumberOf(typed.writes_per_hour),
    });
  }
  return (
    <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {QUOTAS.map(([name, label]) => (
        <Field
          key={name}
          label={label}
          optional
          error={issues.some(({ path }) => path === name) ? "Must be a whole number from 1 on" : undefined}
          hint={`Now: ${limits.effective[name]?.toLocaleString("en") ?? "without a limit"}`}
        >
          <Input
            inputMode="numeric"
            numeric
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            placeholder="As usual"
          />
        </Field>
      ))}
    </form>
  );
}
