"use client";

import { type ReactElement, type ReactNode, useId, useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { DECISION_REASON_CHARACTERS } from "@/server/modules/unmatched-deposits/schema";

interface DecisionDialogProps {
  trigger: ReactElement;
  title: string;
  /** What happens, one line each, before anybody confirms. */
  consequences: readonly string[];
  confirm: string;
  pending: boolean;
  error: unknown;
  onReset: () => void;
  /** Called with what is in the form; `close` closes the dialog. */
  onDecide: (reason: string, close: () => void) => void;
  /** The decision's own fields. */
  children?: ReactNode;
}

/** A decision about money: what it does, why it is made, and no way back afterwards. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { trigger, title, consequences, confirm, pending, error, onReset, onDecide, children } = props;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const formId = useId();
  const failure = error ? failureOf(error) : null;
  const wrongReason = failure?.issues.find(({ path }) => path === "reason")?.message;

  function changeOpen(next: boolean) {
    setOpen(next);
    setReason("");
    onReset();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={title}
      trigger={trigger}
      footer={
        <>
          <Button onClick={() => changeOpen(false)}>Not now</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {confirm}
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
          onDecide(reason, () => changeOpen(false));
        }}
      >
        <ul className="flex list-disc flex-col gap-1 pl-4 text-sm text-pretty text-muted marker:text-faint">
          {consequences.map((consequence) => (
            <li key={consequence}>{consequence}</li>
          ))}
          <li>A decision cannot be taken back.</li>
        </ul>
        {children}
        <Field label="Reason" hint="Kept with the decision and in the audit log." error={wrongReason}>
          <Textarea
            rows={2}
            maxLength={DECISION_REASON_CHARACTERS}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {failure && failure.issues.length === 0 ? (
          <Alert tone="danger" role="alert">
            {failure.message}
          </Alert>
        ) : null}
      </form>
    </Dialog>
  );
}
