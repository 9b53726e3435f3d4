import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";

/** What every act on an invoice has in common afterwards: a word about it, and everything that shows it is read again. */
export function useChanged() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (done: string) => ({
    meta: { showsFailure: true },
    onSuccess: () => void toast.success(done),
    onSettled: () =>
      Promise.all(
        [trpc.invoices, trpc.payments, trpc.customers, trpc.balances, trpc.events].map((part) =>
          queryClient.invalidateQueries(part.pathFilter()),
        ),
      ),
  });
}
