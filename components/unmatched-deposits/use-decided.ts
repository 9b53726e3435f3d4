import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";

/** What every decision has in common afterwards: a word about it, and everything that shows the money is read again. */
export function useDecided() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (done: string) => ({
    meta: { showsFailure: true },
    onSuccess: () => void toast.success(done),
    onSettled: () =>
      Promise.all(
        [trpc.unmatchedDeposits, trpc.invoices, trpc.payments, trpc.balances, trpc.events].map((part) =>
          queryClient.invalidateQueries(part.pathFilter()),
        ),
      ),
  });
}
