"use client";

import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";

interface AccountFormProps {
  /** What went wrong with the whole, beside what stands at a field. */
  failure: string | null;
  pending: boolean;
  submit: string;
  onSubmit: () => void;
  children: ReactNode;
}

/** The form of a page before the sign-in: fields, what went wrong, one button. */
export function AccountForm({ failure, pending, submit, onSubmit, children }: AccountFormProps) {
  const hydrated = useHydrated();
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {failure === null ? null : (
        <Alert tone="danger" role="alert">
          {failure}
        </Alert>
      )}
      {children}
      <Button type="submit" variant="primary" size="lg" block pending={pending} disabled={!hydrated}>
        {submit}
      </Button>
      <noscript>
        <p className="text-sm text-muted">This page needs JavaScript.</p>
      </noscript>
    </form>
  );
}
