"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DateTime } from "@/components/format/date-time";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { RecoveryCodes } from "./recovery-codes";
import { SetUpSecondFactor } from "./set-up-second-factor";

/** Whether a sign-in asks for a code beside the password. */
export function SecondFactorCard() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const changed = () => queryClient.invalidateQueries(trpc.security.pathFilter());
  const factor = useQuery(trpc.security.secondFactor.queryOptions());
  const begin = useMutation(trpc.security.beginSecondFactor.mutationOptions());
  const renew = useMutation(trpc.security.renewRecoveryCodes.mutationOptions({ onSettled: changed }));
  const disable = useMutation(
    trpc.security.disableSecondFactor.mutationOptions({
      onSuccess: () => void toast.success("Two-step sign-in is off"),
      onSettled: changed,
    }),
  );
  if (factor.isPending) return <Skeleton className="h-28 w-full" />;
  if (factor.isError) return <LoadFailure error={factor.error} onRetry={() => void factor.refetch()} />;
  const { enabled_at: enabledAt, recovery_codes_left: left } = factor.data;
  return (
    <Card
      title="Two-step sign-in"
      description="A code of an authenticator app beside the password: a stolen password alone opens nothing."
      actions={enabledAt ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {enabledAt ? (
          <>
            <p className="text-sm text-muted">
              On since <DateTime wall value={enabledAt} dateOnly /> · {left} of 10 recovery codes left
            </p>
            <div className="flex flex-wrap gap-2">
              <Button size="sm" pending={renew.isPending} onClick={() => renew.mutate()}>
                New recovery codes
              </Button>
              <Button size="sm" variant="danger" pending={disable.isPending} onClick={() => disable.mutate()}>
                Switch off
              </Button>
            </div>
          </>
        ) : (
          <Button pending={begin.isPending} onClick={() => begin.mutate()}>
            Set up
          </Button>
        )}
      </div>
      {begin.data ? (
        <SetUpSecondFactor
          begun={begin.data}
          onClose={() => {
            begin.reset();
            void changed();
          }}
        />
      ) : null}
      {renew.data ? (
        <Dialog
          open
          onOpenChange={() => renew.reset()}
          title="New recovery codes"
          description="Those before are worthless now."
          footer={
            <Button variant="primary" onClick={() => renew.reset()}>
              I have stored them
            </Button>
          }
        >
          <RecoveryCodes codes={renew.data.codes} />
        </Dialog>
      ) : null}
    </Card>
  );
}
