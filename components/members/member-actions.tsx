"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, UserCog, UserMinus } from "lucide-react";
import { useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import type { Role } from "@/server/core/actor";
import type { Member } from "@/server/modules/members/schema";
import { roleOptions } from "./role-words";
import { useTeamAct } from "./use-team-act";

interface MemberActionsProps {
  member: Member;
  grantable: readonly Role[];
}

/** Another role for a member, or their way out. */
export function MemberActions({ member, grantable }: MemberActionsProps) {
  const [act, setAct] = useState<"role" | "remove" | null>(null);
  const close = () => setAct(null);
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`Actions for ${member.name}`} size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<UserCog aria-hidden />} onSelect={() => setAct("role")}>
          Change role
        </MenuItem>
        <MenuItem tone="danger" icon={<UserMinus aria-hidden />} onSelect={() => setAct("remove")}>
          Remove
        </MenuItem>
      </DropdownMenu>
      {act === "role" ? <ChangeRole member={member} grantable={grantable} onClose={close} /> : null}
      {act === "remove" ? <RemoveMember member={member} onClose={close} /> : null}
    </>
  );
}

function ChangeRole({ member, grantable, onClose }: MemberActionsProps & { onClose: () => void }) {
  const trpc = useTRPC();
  const act = useTeamAct();
  const [role, setRole] = useState(member.role);
  const update = useMutation(
    trpc.members.update.mutationOptions({ ...act("Role changed"), meta: { showsFailure: true } }),
  );
  const { id, version } = member;
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title={`Role of ${member.name}`}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            pending={update.isPending}
            onClick={() => update.mutate({ id, version, role }, { onSuccess: onClose })}
          >
            Save
          </Button>
        </>
      }
    >
      {update.error ? (
        <Alert tone="danger" role="alert" className="mb-4">
          {failureOf(update.error).message}
        </Alert>
      ) : null}
      <Field label="Role">
        <Select options={roleOptions(grantable)} value={role} onValueChange={setRole} />
      </Field>
    </Dialog>
  );
}

function RemoveMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const trpc = useTRPC();
  const act = useTeamAct();
  const done = act(`${member.name} is out of the team`);
  const remove = useMutation(
    trpc.members.remove.mutationOptions({
      ...done,
      onSettled: () => {
        onClose();
        return done.onSettled();
      },
    }),
  );
  return (
    <Dialog
      size="sm"
      open
      onOpenChange={onClose}
      title={`Remove ${member.name}?`}
      description="They lose access at once. API keys that they made go on working: roll them if you need to."
      footer={
        <>
          <Button onClick={onClose}>Keep them</Button>
          <Button
            variant="danger"
            pending={remove.isPending}
            onClick={() => remove.mutate({ id: member.id })}
          >
            Remove
          </Button>
        </>
      }
    />
  );
}
