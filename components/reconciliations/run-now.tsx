"use client";

import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** Checks everything at once and shows what was found. */
export function RunNow() {
  const trpc = useTRPC();
  const router = useRouter();
  const run = useMutation(
    trpc.admin.reconcile.mutationOptions({
      onSuccess: (runs) => {
        if (runs.every(({ ok }) => ok)) toast.success("The books balance");
        else toast.error("The books do not balance");
      },
      onSettled: () => router.refresh(),
    }),
  );
  return (
    <Button
      variant="primary"
      icon={<Play aria-hidden />}
      pending={run.isPending}
      onClick={() => run.mutate()}
    >
      Run now
    </Button>
  );
}
