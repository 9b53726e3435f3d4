"use client";

import { useMutation } from "@tanstack/react-query";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";

/** Takes the person who is signed in out of the team, after a question. */
export function LeaveMerchant() {
  const trpc = useTRPC();
  const leave = useMutation(
    trpc.members.leave.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => location.assign("/overview"),
    }),
  );
  return (
    <Dialog
      size="sm"
      title="Leave this merchant?"
      description="Only a new invitation brings you back."
      trigger={<Button>Leave this merchant</Button>}
      footer={
        <>
          <DialogClose>
            <Button>Stay</Button>
          </DialogClose>
          <Button variant="danger" pending={leave.isPending} onClick={() => leave.mutate()}>
            Leave
          </Button>
        </>
      }
    >
      {leave.error ? (
        <Alert tone="danger" role="alert">
          {failureOf(leave.error).message}
        </Alert>
      ) : null}
    </Dialog>
  );
}
