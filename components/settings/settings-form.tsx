"use client";

import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

interface SettingsFormProps {
  /** Nothing can be changed: the fields are shown and no button. */
  editable: boolean;
  pending: boolean;
  message: string | undefined;
  onSave: () => void;
  children: ReactNode;
}

/** A card with fields and one button that saves them all. */
export function SettingsForm({ editable, pending, message, onSave, children }: SettingsFormProps) {
  return (
    <Card>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <fieldset disabled={!editable} className="flex max-w-lg flex-col gap-5">
          {message ? (
            <Alert tone="danger" role="alert">
              {message}
            </Alert>
          ) : null}
          {children}
          {editable ? (
            <div>
              <Button type="submit" variant="primary" pending={pending}>
                Save
              </Button>
            </div>
          ) : (
            <p className="text-sm text-muted">Only owners and admins can change this.</p>
          )}
        </fieldset>
      </form>
    </Card>
  );
}
