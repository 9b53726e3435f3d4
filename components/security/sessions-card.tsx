"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DateTime } from "@/components/format/date-time";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";

/** Where the person is signed in, and the way to end it. */
export function SessionsCard() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const sessions = useQuery(trpc.security.sessions.queryOptions());
  const changed = (done: string) => ({
    onSuccess: () => void toast.success(done),
    onSettled: () => queryClient.invalidateQueries(trpc.security.pathFilter()),
  });
  const end = useMutation(trpc.security.endSession.mutationOptions(changed("Signed out there")));
  const endOthers = useMutation(
    trpc.security.endOtherSessions.mutationOptions(changed("Signed out everywhere else")),
  );
  const hasOthers = (sessions.data?.length ?? 0) > 1;
  return (
    <Card
      title="Where you are signed in"
      description="Sign out what you do not recognise, and change your password."
      padding="none"
      actions={
        hasOthers ? (
          <Button size="sm" pending={endOthers.isPending} onClick={() => endOthers.mutate()}>
            Sign out everywhere else
          </Button>
        ) : null
      }
    >
      {sessions.isPending ? <Skeleton className="m-5 h-16" /> : null}
      {sessions.isError ? (
        <LoadFailure error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : null}
      <ul className="divide-y divide-line">
        {sessions.data?.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-5"
          >
            <div className="min-w-0 text-sm">
              <p className="flex flex-wrap items-center gap-2 font-medium text-ink">
                {session.device}
                {session.current ? <Badge tone="success">This browser</Badge> : null}
              </p>
              <p className="text-muted">
                {session.client_address ?? "Unknown address"} · seen{" "}
                <DateTime wall value={session.last_seen_at} lead="relative" /> · signed in{" "}
                <DateTime wall value={session.created_at} />
              </p>
            </div>
            {session.current ? null : (
              <Button
                size="sm"
                pending={end.isPending && end.variables.id === session.id}
                onClick={() => end.mutate({ id: session.id })}
              >
                Sign out<span className="sr-only"> {session.device}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
