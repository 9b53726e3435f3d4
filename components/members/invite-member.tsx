"use client";

import { useMutation } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useAddressedOpen } from "@/components/layout/use-addressed-open";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Role } from "@/server/core/actor";
import { roleOptions } from "./role-words";
import { useTeamAct } from "./use-team-act";

/** Asks somebody to join by e-mail, in a role that the caller may give. The page's address can open it. */
export function InviteMember({ grantable }: { grantable: readonly Role[] }) {
  const trpc = useTRPC();
  const act = useTeamAct();
  const formId = useId();
  const [open, setOpen] = useAddressedOpen(true);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const invite = useMutation(
    trpc.members.invite.mutationOptions({ ...act("Invitation sent"), meta: { showsFailure: true } }),
  );
  const failure = invite.error ? failureOf(invite.error) : null;
  const wrong = failure?.issues.find(({ path }) => path === "email")?.message;

  function changeOpen(next: boolean) {
    setOpen(next);
    setEmail("");
    setRole("viewer");
    invite.reset();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    invite.mutate({ email, role }, { onSuccess: () => changeOpen(false) });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title="Invite somebody"
      description="They get an e-mail with a link that works for seven days."
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden />}>
          Invite
        </Button>
      }
      footer={
        <>
          <Button onClick={() => changeOpen(false)}>Close</Button>
          <Button type="submit" form={formId} variant="primary" pending={invite.isPending}>
            Send invitation
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {failure && !wrong ? (
          <Alert tone="danger" role="alert">
            {failure.message}
          </Alert>
        ) : null}
        <Field label="E-mail" error={wrong}>
          <Input
            type="email"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label="Role">
          <Select options={roleOptions(grantable)} value={role} onValueChange={setRole} />
        </Field>
      </form>
    </Dialog>
  );
}
