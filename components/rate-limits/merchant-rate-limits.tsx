"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { RateLimitsDialog } from "./rate-limits-dialog";

interface MerchantRateLimitsProps {
  merchant: { readonly id: string; readonly name: string };
  onClose: () => void;
}

/** What each key of a merchant may ask, as the operator says. Mount it to open it. */
export function MerchantRateLimits({ merchant: { id, name }, onClose }: MerchantRateLimitsProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const limits = useQuery(trpc.admin.merchantRateLimits.queryOptions({ merchant_id: id }, { gcTime: 0 }));
  const update = useMutation(
    trpc.admin.updateMerchantRateLimits.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        toast.success("Rate limits changed");
        onClose();
      },
      onSettled: () => queryClient.invalidateQueries(trpc.admin.merchantRateLimits.pathFilter()),
    }),
  );
  return (
    <RateLimitsDialog
      title={`Rate limits of ${name}`}
      description="For each of its keys. Empty: the installation’s usual quota."
      limits={limits.data}
      pending={update.isPending}
      error={update.error ?? limits.error}
      onSave={(quotas) => update.mutate({ merchant_id: id, ...quotas })}
      onClose={onClose}
    />
  );
}
