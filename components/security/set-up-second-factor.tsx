"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { CodeField } from "@/components/accounts/code-field";
import { formFailure } from "@/components/accounts/form-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";
import { QrCode } from "@/components/ui/qr-code";
import type { BegunSecondFactor } from "@/server/modules/second-factors/schema";
import { RecoveryCodes } from "./recovery-codes";

interface SetUpProps {
  begun: BegunSecondFactor;
  /** Whether it was switched on or not. */
  onClose: () => void;
}

/** Shows the secret to scan, asks for a code of it, and then shows the recovery codes once. */
export function SetUpSecondFactor({ begun, onClose }: SetUpProps) {
  const trpc = useTRPC();
  const [code, setCode] = useState("");
  const enable = useMutation(
    trpc.security.enableSecondFactor.mutationOptions({ meta: { showsFailure: true } }),
  );
  const failure = formFailure(enable.error, ["code"]);
  if (enable.data) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title="Two-step sign-in is on"
        footer={
          <Button variant="primary" onClick={onClose}>
            I have stored them
          </Button>
        }
      >
        <RecoveryCodes codes={enable.data.codes} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Set up two-step sign-in"
      description="Scan this with an authenticator app, then enter the code that it shows."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="set-up-second-factor" variant="primary" pending={enable.isPending}>
            Switch on
          </Button>
        </>
      }
    >
      <form
        id="set-up-second-factor"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          enable.mutate({ code });
        }}
      >
        {failure.message === null ? null : <Alert tone="danger">{failure.message}</Alert>}
        <QrCode value={begun.uri} label="QR code with the secret for your authenticator app" size={176} />
        <CodeBlock title="Or type in this secret" code={begun.secret} wrap />
        <CodeField appOnly value={code} onValueChange={setCode} error={failure.of("code")} />
      </form>
    </Dialog>
  );
}
