"use client";

import { type ReactElement, useId, useState } from "react";
import { useAddressedOpen } from "@/components/layout/use-addressed-open";
import { failureOf } from "@/components/providers/failure";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { CustomerFields, type CustomerFormValues } from "./customer-fields";

interface CustomerSheetProps {
  trigger: ReactElement;
  /** `?create=1` opens it. */
  addressed?: boolean;
  title: string;
  confirm: string;
  initial: CustomerFormValues;
  pending: boolean;
  error: unknown;
  onReset: () => void;
  /** Called with what is in the form; `close` closes the panel. */
  onSave: (values: CustomerFormValues, close: () => void) => void;
}

/** A panel with the fields of a customer. */
export function CustomerSheet(props: CustomerSheetProps) {
  const { trigger, addressed, title, confirm, initial, pending, error, onReset, onSave } = props;
  const [open, setOpen] = useAddressedOpen(addressed);
  const [values, setValues] = useState(initial);
  const formId = useId();
  const failure = error ? failureOf(error) : null;

  function changeOpen(next: boolean) {
    setOpen(next);
    setValues(initial);
    onReset();
  }

  return (
    <Sheet
      open={open}
      onOpenChange={changeOpen}
      title={title}
      trigger={trigger}
      footer={
        <>
          <Button onClick={() => changeOpen(false)}>Close</Button>
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
          onSave(values, () => changeOpen(false));
        }}
      >
        {failure && failure.issues.length === 0 ? (
          <Alert tone="danger" role="alert">
            {failure.message}
          </Alert>
        ) : null}
        <CustomerFields
          values={values}
          onChange={setValues}
          wrong={(path) => failure?.issues.find((issue) => issue.path.startsWith(path))?.message}
        />
      </form>
    </Sheet>
  );
}
