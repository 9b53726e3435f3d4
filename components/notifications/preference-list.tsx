"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import type { NotificationPreference } from "@/server/modules/notifications/schema";
import { TOPIC_WORDS } from "./topic-words";

/** What the member is told of, and where. Each box takes effect at once. */
export function PreferenceList() {
  const trpc = useTRPC();
  const preferences = useQuery(trpc.notifications.preferences.queryOptions());
  return (
    <Card padding="none">
      {preferences.isPending ? <Skeleton className="m-5 h-80" /> : null}
      {preferences.isError ? (
        <LoadFailure error={preferences.error} onRetry={() => void preferences.refetch()} />
      ) : null}
      <ul className="divide-y divide-line">
        {preferences.data?.map((preference) => (
          <PreferenceRow key={preference.topic} preference={preference} />
        ))}
      </ul>
    </Card>
  );
}

function PreferenceRow({ preference }: { preference: NotificationPreference }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = trpc.notifications.preferences.queryFilter();
  const update = useMutation(
    trpc.notifications.updatePreference.mutationOptions({
      onError: () => void toast.error("That was not saved"),
      onSettled: () => queryClient.invalidateQueries(query),
    }),
  );
  const { topic, locked } = preference;
  const shown = update.isPending ? { ...preference, ...update.variables } : preference;
  const save = (change: { in_app?: boolean; email?: boolean }) =>
    update.mutate({ topic, in_app: shown.in_app, email: shown.email, ...change });
  const { label, hint } = TOPIC_WORDS[topic];
  return (
    <li className="px-4 py-4 sm:px-5">
      <fieldset className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <legend className="sr-only">{label}</legend>
        <div className="max-w-md min-w-0 text-sm">
          <p className="font-medium text-ink">{label}</p>
          <p className="text-muted">{hint}</p>
        </div>
        <div className="flex gap-6">
          <Checkbox
            label="Dashboard"
            checked={shown.in_app}
            disabled={locked}
            onCheckedChange={(in_app) => save({ in_app })}
          />
          <Checkbox
            label="E-mail"
            checked={shown.email}
            disabled={locked}
            onCheckedChange={(email) => save({ email })}
          />
        </div>
      </fieldset>
    </li>
  );
}
