"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { RateLimitsDialog } from "./rate-limits-dialog";

interface KeyRateLimitsProps {
  apiKey: { readonly id: string; readonly name: string };
  onClose: () => void;
}

/** What one key may ask, within what its merchant has. Mount it to open it. */
export function KeyRateLimits({ apiKey: { id, name }, onClose }: KeyRateLimitsProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const limits = useQuery(trpc.rateLimits.ofKey.queryOptions({ api_key_id: id }, { gcTime: 0 }));
  const update = useMutation(
    trpc.rateLimits.updateOfKey.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        toast.success("Rate limits changed");
        onClose();
      },
      onSettled: () => queryClient.invalidateQueries(trpc.rateLimits.ofKey.pathFilter()),
    }),
  );
  return (
    <RateLimitsDialog
      title={`Rate limits of ${name}`}
      description="Within what your keys may ask at most. Empty: as much as any key."
      limits={limits.data}
      pending={update.isPending}
      error={update.error ?? limits.error}
      onSave={(quotas) => update.mutate({ api_key_id: id, ...quotas })}
      onClose={onClose}
    />
  );
}
