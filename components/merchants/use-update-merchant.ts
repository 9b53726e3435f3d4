import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";

/** Saves settings of the merchant; the page is then rendered anew with what holds. */
export function useUpdateMerchant(done: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const update = useMutation(
    trpc.merchants.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        toast.success(done);
        router.refresh();
      },
    }),
  );
  const failure = update.error ? failureOf(update.error) : null;
  const issues = failure?.issues ?? [];
  return {
    save: update.mutate,
    pending: update.isPending,
    /** What is wrong apart from single fields. */
    message: failure && issues.length === 0 ? failure.message : undefined,
    wrong: (path: string) => issues.find((issue) => issue.path === path)?.message,
  };
}
