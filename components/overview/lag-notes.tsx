"use client";

import { useQuery } from "@tanstack/react-query";
import { networkName } from "@/components/payments/explorer";
import { useTRPC } from "@/components/providers/trpc";
import { Alert } from "@/components/ui/alert";
import type { Overview } from "@/server/modules/read-models/schema";
import { durationText } from "./change";

const REFRESH_MILLISECONDS = 10_000;
const FIGURES_LATE_SECONDS = 30;

/** Says when payments are found late or the figures are behind; nothing while all keeps up. */
export function LagNotes({ lag }: { lag: Overview["lag"] | undefined }) {
  const trpc = useTRPC();
  const { data: detection } = useQuery(
    trpc.chains.detection.queryOptions(undefined, { refetchInterval: REFRESH_MILLISECONDS }),
  );
  const figuresLate = lag !== undefined && lag.seconds > FIGURES_LATE_SECONDS;
  return (
    <div className="mb-5 flex flex-col gap-3 empty:hidden">
      {detection?.network && detection.lag_seconds > 0 ? (
        <Alert
          tone="warning"
          role="status"
          title={`Payments are found ${durationText(detection.lag_seconds)} late`}
        >
          {networkName(detection.network)} answers slowly or not at all. No payment is lost: everything is
          found once it answers, and invoices do not expire before.
        </Alert>
      ) : null}
      {figuresLate ? (
        <Alert tone="info" role="status">
          The figures below are {durationText(lag.seconds)} behind. Lists and invoices are up to date.
        </Alert>
      ) : null}
    </div>
  );
}
