import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";

/** What every act on the team has in common: a word about it, and the team is read again. */
export function useTeamAct() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return (done: string) => ({
    onSuccess: () => void toast.success(done),
    onSettled: () => queryClient.invalidateQueries(trpc.members.pathFilter()),
  });
}
