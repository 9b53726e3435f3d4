"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";

const HOUR = 3600;
const DAY = 24 * HOUR;

const OVERLAPS: readonly SelectOption<string>[] = [
  { value: "0", label: "Ends at once", hint: "When it may have leaked" },
  { value: String(HOUR), label: "Works for 1 hour more" },
  { value: String(DAY), label: "Works for 1 day more" },
  { value: String(3 * DAY), label: "Works for 3 days more" },
  { value: String(7 * DAY), label: "Works for 7 days more" },
];

interface RollDialogProps {
  /** Whose secret it is, as in a sentence. */
  owner: string;
  verb?: "Roll" | "Rotate";
  /** What follows from a roll, with an overlap and without. */
  consequence: (ends: "now" | "later") => string;
  pending: boolean;
  onRoll: (overlapSeconds: number) => void;
  onClose: () => void;
  /** The new secrets, once they are made. */
  revealed: ReactNode;
}

/** Asks how long the old secret is to work, says what follows, and shows the new one once. Mount it to open it. */
export function RollDialog(props: RollDialogProps) {
  const { owner, verb = "Roll", consequence, pending, onRoll, onClose, revealed } = props;
  const [overlap, setOverlap] = useState(String(DAY));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={revealed ? `New secret of ${owner}` : `${verb} the secret of ${owner}?`}
      description={revealed ? undefined : "It gets a new secret, which is shown once. Nothing else changes."}
      footer={
        revealed ? (
          <Button variant="primary" onClick={onClose}>
            I have stored it
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Keep the secret</Button>
            <Button
              variant={overlap === "0" ? "danger" : "primary"}
              pending={pending}
              onClick={() => onRoll(Number(overlap))}
            >
              {verb} secret
            </Button>
          </>
        )
      }
    >
      {revealed ?? (
        <Field label="The old secret" hint={consequence(overlap === "0" ? "now" : "later")}>
          <Select options={OVERLAPS} value={overlap} onValueChange={setOverlap} />
        </Field>
      )}
    </Dialog>
  );
}
